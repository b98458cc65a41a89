import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { ApiError } from '../api/api-error';
import type { FieldMeta } from '../api/beans';
import { createIssue, getCreateFields, getCreateTypes, type CreateField } from '../api/issues';
import { getProjects } from '../api/projects';
import { searchAssignableInProject, searchUsers } from '../api/users';
import { toDraft } from '../fields/draft';
import { FieldInput } from '../fields/field-input';
import { useFieldForm } from '../fields/use-field-form';
import { Dialog, DialogFooter } from '../parts/dialog';
import { FormField } from '../parts/form-field';
import { ErrorMessage, WhenReady } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { useSubmit } from '../parts/use-submit';
import { useAddress } from '../routing/navigation';

interface Props {
  readonly onClose: () => void;
  readonly onCreated: (key: string, id: string) => void;
  /** What an app's `CreateIssueModal` asks for: projectId, issueTypeId and fields by id. */
  readonly initial?: Readonly<Record<string, unknown>>;
}

export function CreateIssueDialog({ onClose, onCreated, initial = {} }: Props) {
  const [projects, reload] = useResource('projects to create in', getProjects);
  return (
    <Dialog title="Create issue" onClose={onClose}>
      <WhenReady resource={projects} onRetry={() => void reload()} label="Loading projects">
        {(list) =>
          list.length === 0 ? (
            <p>You can see no project to create an issue in.</p>
          ) : (
            <ChoosePlace projects={list} onClose={onClose} onCreated={onCreated} initial={initial} />
          )
        }
      </WhenReady>
    </Dialog>
  );
}

interface PlaceProps extends Required<Props> {
  readonly projects: readonly { readonly id: string; readonly key: string; readonly name: string }[];
}

function ChoosePlace({ projects, onClose, onCreated, initial }: PlaceProps) {
  const { pathname } = useAddress();
  const here = /^\/(?:projects|browse)\/([^/-]+)/.exec(pathname)?.[1];
  const preferred =
    projects.find((project) => project.id === initial['projectId']) ??
    projects.find((project) => project.key === here) ??
    projects[0];
  const [projectKey, setProjectKey] = useState(preferred?.key ?? '');
  const [types, reload] = useResource(`create types ${projectKey}`, () => getCreateTypes(projectKey));
  const [typeId, setTypeId] = useState(typeof initial['issueTypeId'] === 'string' ? initial['issueTypeId'] : '');
  return (
    <>
      <FormField label="Project" isRequired>
        {({ id }) => (
          <select
            id={id}
            className="select"
            value={projectKey}
            onChange={(event) => {
              setProjectKey(event.currentTarget.value);
            }}
          >
            {projects.map((project) => (
              <option key={project.key} value={project.key}>
                {project.name} ({project.key})
              </option>
            ))}
          </select>
        )}
      </FormField>
      <WhenReady resource={types} onRetry={() => void reload()} label="Loading issue types">
        {(list) => {
          const type = list.find((candidate) => candidate.id === typeId) ?? list[0];
          if (!type) return <p>You may not create issues in this project.</p>;
          return (
            <>
              <FormField label="Issue type" isRequired>
                {({ id }) => (
                  <select
                    id={id}
                    className="select"
                    value={type.id}
                    onChange={(event) => {
                      setTypeId(event.currentTarget.value);
                    }}
                  >
                    {list.map((candidate) => (
                      <option key={candidate.id} value={candidate.id}>
                        {candidate.name}
                      </option>
                    ))}
                  </select>
                )}
              </FormField>
              <CreateForm
                key={`${projectKey} ${type.id}`}
                projectKey={projectKey}
                typeId={type.id}
                {...{ onClose, onCreated, initial }}
              />
            </>
          );
        }}
      </WhenReady>
    </>
  );
}

interface FormProps extends Required<Props> {
  readonly projectKey: string;
  readonly typeId: string;
}

/** Chosen above the form. */
const PLACE_FIELDS = new Set(['project', 'issuetype']);

function CreateForm({ projectKey, typeId, ...rest }: FormProps) {
  const [fields, reload] = useResource(`create fields ${projectKey} ${typeId}`, () =>
    getCreateFields(projectKey, typeId),
  );
  return (
    <WhenReady resource={fields} onRetry={() => void reload()} label="Loading fields">
      {(list) => (
        <LoadedForm
          fields={list.filter((field) => !PLACE_FIELDS.has(field.fieldId))}
          projectKey={projectKey}
          typeId={typeId}
          {...rest}
        />
      )}
    </WhenReady>
  );
}

function LoadedForm({
  fields,
  projectKey,
  typeId,
  initial,
  onClose,
  onCreated,
}: FormProps & { readonly fields: readonly CreateField[] }) {
  const metas: Readonly<Record<string, FieldMeta>> = Object.fromEntries(fields.map((field) => [field.fieldId, field]));
  const form = useFieldForm(
    metas,
    Object.fromEntries(
      fields.map((field) => [
        field.fieldId,
        toDraft(field.fieldId, field, initial[field.fieldId] ?? field.defaultValue),
      ]),
    ),
  );
  const submission = useSubmit();
  const errors = submission.error instanceof ApiError ? submission.error.fields : {};
  async function submit(): Promise<void> {
    const typed = form.read();
    if (!typed) return;
    const given = Object.fromEntries(Object.entries(initial).filter(([fieldId]) => Object.hasOwn(metas, fieldId)));
    const filled = Object.fromEntries(Object.entries({ ...given, ...typed }).filter(([, value]) => value !== null));
    await submission.run(async () => {
      const created = await createIssue({ ...filled, project: { key: projectKey }, issuetype: { id: typeId } });
      onCreated(created.key, created.id);
    });
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {fields.map((field) => (
        <FormField
          key={field.fieldId}
          label={field.name}
          isRequired={field.required && field.hasDefaultValue !== true}
          error={form.refusals[field.fieldId] ?? errors[field.fieldId]}
        >
          {({ id, describedBy }) => (
            <FieldInput
              id={id}
              describedBy={describedBy}
              fieldId={field.fieldId}
              meta={field}
              draft={form.draftOf(field.fieldId)}
              searchUsers={
                field.fieldId === 'assignee' ? (query) => searchAssignableInProject(query, projectKey) : searchUsers
              }
              onChange={(draft) => {
                form.change(field.fieldId, draft);
              }}
            />
          )}
        </FormField>
      ))}
      <ErrorMessage error={submission.error} title="The issue was not created" />
      <DialogFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" appearance="primary" isDisabled={submission.isRunning}>
          Create
        </Button>
      </DialogFooter>
    </form>
  );
}
