import { EMPTY_DRAFT, toDraft, toFieldValue } from '../../../local-jira/web/src/fields/draft';

const draft = (text: string) => ({ ...EMPTY_DRAFT, text });
const picked = (...ids: string[]) => ({ ...EMPTY_DRAFT, ids });
const of = (type: string, items?: string) => ({ schema: { type, ...(items === undefined ? {} : { items }) } });

describe('what a person types into a field', () => {
  it.each([
    ['a number', 'customfield_1', of('number'), draft(' 12.5 '), 12.5],
    ['an emptied number', 'customfield_1', of('number'), draft(''), null],
    ['a day', 'duedate', of('date'), draft('2026-04-01'), '2026-04-01'],
    ['an instant', 'customfield_1', of('datetime'), draft('2026-04-01T10:30'), '2026-04-01T10:30:00.000+0000'],
    ['labels', 'labels', of('array', 'string'), draft(' a  b '), ['a', 'b']],
    ['no labels', 'labels', of('array', 'string'), draft('  '), []],
    ['a person', 'assignee', of('user'), picked('557058:ada'), { accountId: '557058:ada' }],
    ['nobody', 'assignee', of('user'), picked(), null],
    ['people', 'customfield_1', of('array', 'user'), picked('a', 'b'), [{ accountId: 'a' }, { accountId: 'b' }]],
    ['a priority', 'priority', of('priority'), picked('3'), { id: '3' }],
    ['a group', 'customfield_1', of('group'), picked('g-1'), { groupId: 'g-1' }],
    ['components', 'components', of('array', 'component'), picked('1', '2'), [{ id: '1' }, { id: '2' }]],
    ['a parent', 'parent', of('issuelink'), draft('abc-1'), { key: 'ABC-1' }],
    ['an estimate', 'timetracking', of('timetracking'), draft('2d'), { originalEstimate: '2d' }],
    ['an object', 'customfield_1', of('object'), draft('{"a":1}'), { a: 1 }],
    ['an emptied description', 'description', of('string'), draft('  '), null],
  ])('becomes Jira’s JSON: %s', (_what, fieldId, meta, typed, value) => {
    expect(toFieldValue(fieldId, meta, typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['number', 'two', '“two” is not a number.'],
    ['number', 'Infinity', '“Infinity” is not a number.'],
    ['object', '{', 'This field holds a JSON object; what you typed is not valid JSON.'],
  ])('is held back when a %s cannot be “%s”', (type, text, message) => {
    expect(toFieldValue('customfield_1', of(type), draft(text))).toEqual({ ok: false, message });
  });

  it('starts from what the issue holds', () => {
    expect(toDraft('assignee', of('user'), { accountId: 'a', displayName: 'Ada' })).toEqual({
      text: '',
      ids: ['a'],
      names: { a: 'Ada' },
    });
    expect(toDraft('customfield_1', of('number'), 0).text).toBe('0');
    expect(toDraft('labels', of('array', 'string'), ['x', 'y']).text).toBe('x y');
    expect(toDraft('customfield_1', of('number'), null)).toEqual(EMPTY_DRAFT);
  });
});
