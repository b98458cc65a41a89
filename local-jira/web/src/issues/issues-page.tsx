import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import TextArea from '@atlaskit/textarea';
import { useState } from 'react';
import { countIssues } from '../api/search';
import { FormField } from '../parts/form-field';
import { useResource } from '../parts/use-resource';
import { useTitle } from '../parts/use-title';
import { navigate, useAddress } from '../routing/navigation';
import { IssueTable } from './issue-table';
import { SITE_LOCALE } from '../parts/instant';

/** Bounded, as Jira wants a search to be, and the newest work first. */
const DEFAULT_JQL = 'created >= -3650d ORDER BY created DESC';

export function IssuesPage() {
  useTitle('Issues');
  const asked = useAddress().searchParams.get('jql') ?? DEFAULT_JQL;
  return <Search key={asked} asked={asked} />;
}

function Search({ asked }: { readonly asked: string }) {
  const [jql, setJql] = useState(asked);
  const [runs, setRuns] = useState(0);
  const [count] = useResource(`count ${asked} ${String(runs)}`, () => countIssues(asked));
  function search(): void {
    if (jql === asked) setRuns(runs + 1);
    else navigate(`/issues?${new URLSearchParams({ jql }).toString()}`);
  }
  return (
    <main className="page stack">
      <Heading size="large" as="h1">
        Issues
      </Heading>
      <form
        className="jql-form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <FormField label="JQL">
          {({ id }) => (
            <TextArea
              id={id}
              value={jql}
              isMonospaced
              minimumRows={1}
              spellCheck={false}
              onChange={(event) => {
                setJql(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey) return;
                event.preventDefault();
                search();
              }}
            />
          )}
        </FormField>
        <Button type="submit" appearance="primary">
          Search
        </Button>
      </form>
      {count.state === 'ready' ? (
        <p className="subtle" role="status">
          {count.value === 1 ? '1 issue' : `${count.value.toLocaleString(SITE_LOCALE)} issues`}
        </p>
      ) : null}
      <IssueTable jql={asked} version={String(runs)} />
    </main>
  );
}
