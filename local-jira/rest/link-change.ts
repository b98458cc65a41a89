import { z } from 'zod';
import { changeIssue } from '../site/change-issue.ts';
import { item } from '../site/changelog-items.ts';
import type { IssueLinkRecord, IssueRecord, LinkTypeRecord } from '../site/model.ts';
import { canSeeIssue, permits } from '../site/permissions.ts';
import type { RestCall, Site } from '../site/ports.ts';
import { JiraError } from './errors.ts';
import { ISSUE_NOT_VISIBLE } from './find-visible.ts';
import { getActor } from './input.ts';
import { emitLink } from './product-events.ts';

const reference = z.object({ id: z.string().optional(), key: z.string().optional() });
const linkBody = z.object({
  type: z.object({ id: z.string().optional(), name: z.string().optional() }),
  inwardIssue: reference.optional(),
  outwardIssue: reference.optional(),
  comment: z.unknown().optional(),
});

export type LinkInput = z.infer<typeof linkBody>;

/** @throws JiraError 400 */
export function parseLinkInput(body: unknown): LinkInput {
  const parsed = linkBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new JiraError(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
}

/**
 * Checks a new link and returns what makes it; the caller commits. An end that the input leaves out is `self`.
 * The inward issue is the one that "blocks", the outward issue the one that is blocked.
 * @throws JiraError 404 when the type or an issue is not there for the caller, or may not be linked
 */
export function prepareLink(call: RestCall, input: LinkInput, self: IssueRecord | null = null): () => IssueLinkRecord {
  const { site } = call;
  const type = getLinkType(site, input.type);
  const inward = getEnd(call, input.inwardIssue, self);
  const outward = getEnd(call, input.outwardIssue, self);
  if (inward.id === outward.id) throw new JiraError(400, ['You cannot link an issue to itself.']);
  if (!permits(site, call.actorId, 'LINK_ISSUES', { issue: inward })) {
    throw new JiraError(404, ['No Link Issue Permission for issue']);
  }
  return () => {
    const known = site
      .linksOf(inward.id)
      .find(
        (link) => link.typeId === type.id && link.inwardIssueId === inward.id && link.outwardIssueId === outward.id,
      );
    if (known !== undefined) return known;
    const link: IssueLinkRecord = {
      id: site.nextId('issueLink'),
      typeId: type.id,
      inwardIssueId: inward.id,
      outwardIssueId: outward.id,
    };
    site.put('issueLink', link);
    noteLink(call, link, type, true);
    emitLink(call, 'created', link);
    return link;
  };
}

/** Removes a link; the caller has checked that it may, and commits. */
export function deleteLink(call: RestCall, link: IssueLinkRecord): void {
  emitLink(call, 'deleted', link);
  noteLink(call, link, call.site.get('linkType', link.typeId), false);
  call.site.remove('issueLink', link.id);
}

/** Both issues keep the link in their history. */
function noteLink(call: RestCall, link: IssueLinkRecord, type: LinkTypeRecord, isNew: boolean): void {
  const { site } = call;
  const [inward, outward] = [site.find('issue', link.inwardIssueId), site.find('issue', link.outwardIssueId)];
  if (inward === undefined || outward === undefined) return;
  for (const [issue, other, words] of [
    [inward, outward, type.outward],
    [outward, inward, type.inward],
  ] as const) {
    const nothing = { id: null, text: null };
    const side = { id: other.key, text: `This work item ${words} ${other.key}` };
    const line = isNew
      ? item('Link', 'jira', 'issuelinks', nothing, side)
      : item('Link', 'jira', 'issuelinks', side, nothing);
    changeIssue(site, {
      before: issue,
      after: issue,
      authorId: getActor(call),
      at: site.clock.now(),
      extraItems: [line],
    });
  }
}

function getLinkType(site: Site, { id, name }: LinkInput['type']): LinkTypeRecord {
  for (const type of site.all('linkType')) if (id === undefined ? type.name === name : type.id === id) return type;
  throw new JiraError(404, [
    `No issue link type with ${id === undefined ? 'name' : 'id'} '${id ?? name ?? ''}' found.`,
  ]);
}

function getEnd(call: RestCall, end: LinkInput['inwardIssue'], self: IssueRecord | null): IssueRecord {
  const idOrKey = end?.key ?? end?.id;
  const issue = idOrKey === undefined ? (self ?? undefined) : call.site.findIssue(idOrKey);
  if (issue === undefined) throw new JiraError(404, [ISSUE_NOT_VISIBLE]);
  if (issue !== self && !canSeeIssue(call.site, call.actorId, issue)) throw new JiraError(404, [ISSUE_NOT_VISIBLE]);
  return issue;
}
