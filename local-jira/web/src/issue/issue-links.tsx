import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { addLink, getLinkTypes, removeLink, type Issue, type IssueLink } from '../api/issues';
import { FormField } from '../parts/form-field';
import { CloseIcon } from '../parts/icons';
import { ErrorMessage } from '../parts/page-state';
import { PanelSection } from '../parts/panel-section';
import { StatusLozenge } from '../parts/status-lozenge';
import { useResource } from '../parts/use-resource';
import { useSubmit } from '../parts/use-submit';
import { Link } from '../routing/link';

interface Props {
  readonly issue: Issue;
  readonly onChanged: () => void;
}

export function IssueLinks({ issue, onChanged }: Props) {
  const [isAdding, setAdding] = useState(false);
  const removal = useSubmit();
  const groups = groupByPhrase(issue.fields.issuelinks);
  async function remove(id: string): Promise<void> {
    if (await removal.run(() => removeLink(id))) onChanged();
  }
  return (
    <PanelSection
      title="Linked issues"
      actions={
        isAdding ? null : (
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              setAdding(true);
            }}
          >
            Add link
          </Button>
        )
      }
    >
      <ErrorMessage error={removal.error} title="The link was not removed" />
      {groups.size === 0 && !isAdding ? <p className="subtle">No linked issues.</p> : null}
      {[...groups].map(([phrase, links]) => (
        <div key={phrase}>
          <h3 className="link-phrase">{phrase}</h3>
          <ul className="link-list" aria-label={phrase}>
            {links.map((link) => (
              <LinkRow key={link.id} link={link} onRemove={() => void remove(link.id)} />
            ))}
          </ul>
        </div>
      ))}
      {isAdding ? (
        <AddLink
          issueKey={issue.key}
          onCancel={() => {
            setAdding(false);
          }}
          onAdded={() => {
            setAdding(false);
            onChanged();
          }}
        />
      ) : null}
    </PanelSection>
  );
}

function groupByPhrase(links: readonly IssueLink[]): ReadonlyMap<string, readonly IssueLink[]> {
  const groups = new Map<string, IssueLink[]>();
  for (const link of links) groups.set(phraseOf(link), [...(groups.get(phraseOf(link)) ?? []), link]);
  return groups;
}

/** An issue that carries `outwardIssue` is the inward one, so the outward phrase leads from it. */
function phraseOf(link: IssueLink): string {
  return link.outwardIssue ? link.type.outward : link.type.inward;
}

function LinkRow({ link, onRemove }: { readonly link: IssueLink; readonly onRemove: () => void }) {
  const other = link.outwardIssue ?? link.inwardIssue;
  if (!other) return null;
  return (
    <li className="link-row">
      <Link to={`/browse/${other.key}`}>{other.key}</Link>
      <span className="link-summary">{other.fields.summary}</span>
      <StatusLozenge status={other.fields.status} />
      <button type="button" className="icon-button" aria-label={`Remove link to ${other.key}`} onClick={onRemove}>
        <CloseIcon />
      </button>
    </li>
  );
}

interface AddProps {
  readonly issueKey: string;
  readonly onCancel: () => void;
  readonly onAdded: () => void;
}

function AddLink({ issueKey, onCancel, onAdded }: AddProps) {
  const [types] = useResource('link types', getLinkTypes);
  const [chosen, setChosen] = useState<string | null>(null);
  const [otherKey, setOtherKey] = useState('');
  const submission = useSubmit();
  const phrases = types.state === 'ready' ? types.value.flatMap(phrasesOf) : [];
  const phrase = phrases.find((candidate) => candidate.id === chosen) ?? phrases[0];

  async function add(): Promise<void> {
    const other = otherKey.trim().toUpperCase();
    if (!phrase || other === '') return;
    const [inward, outward] = phrase.isOutward ? [issueKey, other] : [other, issueKey];
    if (await submission.run(() => addLink(phrase.typeName, inward, outward))) onAdded();
  }
  return (
    <form
      className="add-link"
      aria-label="Add link"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <ErrorMessage
        error={submission.error ?? (types.state === 'failed' ? types.error : null)}
        title="The link was not added"
      />
      <FormField label="This issue">
        {({ id }) => (
          <select
            id={id}
            className="select"
            value={phrase?.id ?? ''}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
            }}
          >
            {phrases.map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {candidate.text}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField label="Issue key">
        {({ id }) => (
          <Textfield
            id={id}
            value={otherKey}
            placeholder="ABC-12"
            autoFocus
            onChange={(event) => {
              setOtherKey(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
      <div className="add-link-buttons">
        <Button type="submit" appearance="primary" isDisabled={submission.isRunning || otherKey.trim() === ''}>
          Link
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface Phrase {
  readonly id: string;
  readonly text: string;
  readonly typeName: string;
  readonly isOutward: boolean;
}

function phrasesOf(type: {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}): Phrase[] {
  const outward = { id: `${type.id}-outward`, text: type.outward, typeName: type.name, isOutward: true };
  if (type.inward === type.outward) return [outward];
  return [outward, { id: `${type.id}-inward`, text: type.inward, typeName: type.name, isOutward: false }];
}
