import type { AdministeredProject, SiteAdministration } from '../../jira/site-administration';
import { CHANGE_ISSUE_TYPE } from './change-workflow';
import { EarlierStepMissing, listSome, type SetupAction } from './setup-action';

/** The issue type, once for the whole site. */
export function issueTypeStep(jira: SiteAdministration): SetupAction {
  return {
    id: 'issue-type',
    title: `Issue type “${CHANGE_ISSUE_TYPE}”`,
    undo: `Delete the issue type under Jira settings, Work items, Issue types. Its work items have to be moved or deleted first.`,
    async inspect() {
      if ((await jira.findIssueType(CHANGE_ISSUE_TYPE)) !== null) {
        return { inPlace: true, detail: `There is an issue type “${CHANGE_ISSUE_TYPE}”; it is used as it is.` };
      }
      return { inPlace: false, detail: `Creates the standard issue type “${CHANGE_ISSUE_TYPE}”.` };
    },
    apply: () =>
      jira.createIssueType(CHANGE_ISSUE_TYPE, 'A change to the approved budget, dates or scope, decided in Plumbline.'),
  };
}

/** The issue type in the schemes of the chosen projects. A scheme that other projects use too changes for them as well. */
export async function issueTypeSchemeSteps(
  jira: SiteAdministration,
  projects: readonly AdministeredProject[],
  chosenIds: readonly string[],
): Promise<readonly SetupAction[]> {
  const uses = await jira.issueTypeSchemesOf(projects.map(({ id }) => id));
  return uses
    .filter(({ projectIds }) => projectIds.some((id) => chosenIds.includes(id)))
    .map(({ schemeId, name, projectIds }) => ({
      id: `issue-type-scheme/${schemeId}`,
      title: `“${CHANGE_ISSUE_TYPE}” in the issue type scheme “${name}”`,
      undo: `Remove “${CHANGE_ISSUE_TYPE}” from the issue type scheme “${name}” under Jira settings, Work items, Issue type schemes.`,
      async inspect() {
        const issueTypeId = await jira.findIssueType(CHANGE_ISSUE_TYPE);
        if (issueTypeId !== null && (await jira.issueTypesIn(schemeId)).includes(issueTypeId)) {
          return { inPlace: true, detail: `The scheme has “${CHANGE_ISSUE_TYPE}” already.` };
        }
        const shared = sharedWith(projects, projectIds, chosenIds);
        return { inPlace: false, detail: `Adds “${CHANGE_ISSUE_TYPE}” to the scheme “${name}”.${shared}` };
      },
      async apply() {
        await jira.addIssueType(schemeId, await getIssueType(jira));
      },
    }));
}

/** Who else is touched by a change of something that projects share. */
export function sharedWith(
  projects: readonly AdministeredProject[],
  usedBy: readonly string[],
  chosenIds: readonly string[],
): string {
  const others = projects.filter(({ id }) => usedBy.includes(id) && !chosenIds.includes(id)).map(({ key }) => key);
  return others.length === 0 ? '' : ` It is shared: the change also reaches ${listSome(others)}.`;
}

export async function getIssueType(jira: SiteAdministration): Promise<string> {
  const issueTypeId = await jira.findIssueType(CHANGE_ISSUE_TYPE);
  if (issueTypeId === null) throw new EarlierStepMissing(`There is no issue type “${CHANGE_ISSUE_TYPE}” yet.`);
  return issueTypeId;
}
