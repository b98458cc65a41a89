import type { RestCall, RestResponse } from '../site/ports.ts';
import { pageBean, queryValues } from './config-request.ts';
import { JiraError } from './errors.ts';
import { ok } from './respond.ts';

/** Kinds of schemes of which a company-managed project has one each, and by whose name its record and Jira's answers say which. */
type SchemeKind = 'issueTypeScheme' | 'issueTypeScreenScheme';

/** The schemes of the projects that the call names, each with those of the projects that have it. */
export function schemesOfProjects(
  call: RestCall,
  kind: SchemeKind,
  toBean: (schemeId: string) => unknown,
): RestResponse {
  const ids = queryValues(call, 'projectId');
  if (ids === null) throw new JiraError(400, [], { projectId: 'The ID of a project has to be provided.' });
  const projects = [...call.site.all('project')].filter(({ id, style }) => ids.has(id) && style === 'classic');
  const schemeIds = [...new Set(projects.map((project) => project[`${kind}Id`]))];
  const row = (schemeId: string) => ({
    [kind]: toBean(schemeId),
    projectIds: projects.filter((project) => project[`${kind}Id`] === schemeId).map(({ id }) => id),
  });
  return ok(pageBean(call, schemeIds, row), schemeIds.length);
}
