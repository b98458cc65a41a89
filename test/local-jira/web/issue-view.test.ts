import type { Page } from 'playwright-core';
import { eventually } from '../../browser/eventually.ts';
import { BROWSER_LIMIT_MS } from './browser-limit.ts';
import { openWebSite, type WebSite } from './web-site.ts';

jest.setTimeout(BROWSER_LIMIT_MS);

describe('the issue view', () => {
  let site: WebSite;
  beforeAll(async () => {
    site = await openWebSite();
  });
  afterAll(async () => {
    await site.close();
  });

  const open = async (key: string, person = 'Bob Builder'): Promise<Page> => {
    const page = await site.pageOf(person, `/browse/${key}`);
    await page.getByRole('button', { name: 'Edit Summary' }).waitFor();
    return page;
  };
  const issueOf = (key: string) => site.running.localJira.site.findIssue(key);
  /** The value beside a label of the details. */
  const detail = (page: Page, name: string) =>
    page
      .locator('.details-row')
      .filter({ has: page.getByRole('term').getByText(name, { exact: true }) })
      .getByRole('definition');
  /** Presses Save and waits until the editor has given way to the value. */
  const saved = async (page: Page, name: string): Promise<void> => {
    await save(page, name);
    await page.getByRole('button', { name: `Edit ${name}`, exact: true }).waitFor();
  };
  const save = (page: Page, name: string) =>
    page
      .getByRole('form', { name: `Edit ${name}` })
      .getByRole('button', { name: 'Save' })
      .click();

  it('edits the summary, and leaves it alone on Escape', async () => {
    const page = await open('BRIDGE-2');
    await page.getByRole('button', { name: 'Edit Summary' }).click();
    await page.getByRole('textbox', { name: 'Summary', exact: true }).fill('Something else');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Replace bolt 2' }).waitFor();

    await page.getByRole('button', { name: 'Edit Summary' }).click();
    await page.getByRole('textbox', { name: 'Summary', exact: true }).fill('Replace the second bolt');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Replace the second bolt' }).waitFor();
    expect(issueOf('BRIDGE-2')?.summary).toBe('Replace the second bolt');
  });

  it('shows Jira’s refusal of an edit beside the field', async () => {
    const page = await open('BRIDGE-2');
    await page.getByRole('button', { name: 'Edit Summary' }).click();
    await page.getByRole('textbox', { name: 'Summary', exact: true }).fill('');
    await save(page, 'Summary');
    await page
      .getByRole('form', { name: 'Edit Summary' })
      .getByRole('alert')
      .getByText('You must specify a summary of the issue.')
      .waitFor();
  });

  it('writes a description as paragraphs and reads it back', async () => {
    const page = await open('BRIDGE-3');
    await page.getByRole('button', { name: 'Edit Description' }).click();
    await page
      .getByRole('textbox', { name: 'Description', exact: true })
      .fill('First line\nsecond line\n\nAnother paragraph');
    await saved(page, 'Description');
    await page.locator('.field-value').filter({ hasText: 'Another paragraph' }).waitFor();
    expect(issueOf('BRIDGE-3')?.description).toMatchObject({
      content: [
        { type: 'paragraph', content: [{ text: 'First line' }, { type: 'hardBreak' }, { text: 'second line' }] },
        { type: 'paragraph', content: [{ text: 'Another paragraph' }] },
      ],
    });
  });

  it('assigns somebody found by typing', async () => {
    const page = await open('BRIDGE-3');
    await page.getByRole('button', { name: 'Edit Assignee' }).click();
    await page.getByLabel('Assignee', { exact: true }).fill('Ada');
    await page.getByRole('option', { name: 'Ada Admin' }).click();
    await saved(page, 'Assignee');
    await detail(page, 'Assignee').getByText('Ada Admin').waitFor();
    expect(issueOf('BRIDGE-3')?.assigneeId).toBe('557058:ada');
  });

  it('edits priority, labels and due date', async () => {
    const page = await open('BRIDGE-4');
    await page.getByRole('button', { name: 'Edit Priority' }).click();
    await page.getByLabel('Priority', { exact: true }).selectOption({ label: 'High' });
    await saved(page, 'Priority');
    await detail(page, 'Priority').getByText('High').waitFor();

    await page.getByRole('button', { name: 'Edit Labels' }).click();
    await page.getByLabel('Labels', { exact: true }).fill('steel  urgent');
    await saved(page, 'Labels');
    await detail(page, 'Labels').getByText('urgent').waitFor();

    await page.getByRole('button', { name: 'Edit Due date' }).click();
    await page.getByLabel('Due date', { exact: true }).fill('2026-04-30');
    await saved(page, 'Due date');
    await detail(page, 'Due date').getByText('Apr 30, 2026').waitFor();
    expect(issueOf('BRIDGE-4')).toMatchObject({ labels: ['steel', 'urgent'], dueDate: '2026-04-30' });
  });

  it('shows an app’s field as the app formats it and lets the app refuse a value', async () => {
    const page = await open('BRIDGE-1');
    await detail(page, 'Budget').getByText('1500 crowns').waitFor();
    await page.getByRole('button', { name: 'Edit Budget' }).click();
    await page.getByLabel('Budget', { exact: true }).fill('-5');
    await save(page, 'Budget');
    await page.getByText('A budget is not below zero.').waitFor();
    await page.getByLabel('Budget', { exact: true }).fill('two');
    await save(page, 'Budget');
    await page.getByText('“two” is not a number.').waitFor();
    await page.getByLabel('Budget', { exact: true }).fill('2500');
    await saved(page, 'Budget');
    await detail(page, 'Budget').getByText('2500 crowns').waitFor();
  });

  it('does not offer what only the app may write', async () => {
    const page = await open('BRIDGE-1');
    expect(await page.getByRole('button', { name: 'Edit Verdict' }).count()).toBe(0);
  });

  it('makes a transition, and asks for the fields of a transition’s screen', async () => {
    const page = await open('BRIDGE-5');
    await page.getByRole('button', { name: /^Status: To Do/ }).click();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([expect.stringContaining('Start work')]);
    await page.getByRole('menuitem', { name: /Start work/ }).click();
    await page.getByRole('button', { name: /^Status: In Progress/ }).click();
    await page.getByRole('menuitem', { name: /Finish/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Finish' });
    await dialog.getByLabel('Resolution').selectOption({ label: "Won't Do" });
    await dialog.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('button', { name: /^Status: Done/ }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(issueOf('BRIDGE-5')?.resolutionId).not.toBeNull();
  });

  it('logs work as Jira reads durations, and shows why a duration cannot be read', async () => {
    const page = await open('BRIDGE-1');
    await page.getByRole('tab', { name: 'Work log' }).click();
    await page.getByRole('button', { name: 'Log work' }).click();
    const dialog = page.getByRole('dialog', { name: 'Log work on BRIDGE-1' });
    await dialog.getByLabel('Time spent').fill('1x');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').first().waitFor();
    await dialog.getByLabel('Time spent').fill('1h 30m');
    await dialog.getByLabel('Work description').fill('Climbed up');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const entry = page.getByRole('list', { name: 'Work log' }).getByRole('listitem').filter({ hasText: 'Climbed up' });
    await entry.getByText('1h 30m').waitFor();
    await detail(page, 'Time tracking').getByText('5h 30m logged').waitFor();
    await entry.getByRole('button', { name: 'Delete' }).click();
    await entry.waitFor({ state: 'detached' });
  });

  it('adds, edits and deletes a comment', async () => {
    const page = await open('BRIDGE-6');
    await page.getByLabel('Add a comment').fill('Bring a ladder');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const comments = page.getByRole('list', { name: 'Comments' });
    await comments.getByText('Bring a ladder').waitFor();
    await comments.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Edit comment').fill('Bring two ladders');
    await comments.getByRole('button', { name: 'Save' }).click();
    await comments.getByText('Bring two ladders').waitFor();
    await comments.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No comments yet.').waitFor();
  });

  it('links issues in both directions, refuses a key that is not there, and unlinks', async () => {
    const page = await open('BRIDGE-7');
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByLabel('This issue').selectOption({ label: 'is blocked by' });
    await page.getByLabel('Issue key').fill('BRIDGE-9999');
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByRole('form', { name: 'Add link' }).getByRole('alert').waitFor();
    await page.getByLabel('Issue key').fill('bridge-8');
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByRole('list', { name: 'is blocked by' }).getByRole('link', { name: 'BRIDGE-8' }).click();
    await page.getByRole('list', { name: 'blocks' }).getByRole('link', { name: 'BRIDGE-7' }).waitFor();
    await page.getByRole('button', { name: 'Remove link to BRIDGE-7' }).click();
    await page.getByText('No linked issues.').waitFor();
  });

  it('tells the history, newest first', async () => {
    const page = await open('BRIDGE-9');
    await page.getByRole('button', { name: 'Edit Summary' }).click();
    await page.getByRole('textbox', { name: 'Summary', exact: true }).fill('Replace the ninth bolt');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Replace the ninth bolt' }).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    const entry = page.getByRole('list', { name: 'History' }).getByRole('listitem').first();
    await eventually(
      () => entry.innerText(),
      (text) => {
        expect(text).toMatch(/Bob Builder[\s\S]*Summary[\s\S]*Replace bolt 9[\s\S]*Replace the ninth bolt/i);
      },
    );
  });

  it('follows what an app’s panel changes, without a reload', async () => {
    const page = await open('BRIDGE-10');
    await page.evaluate(() => {
      document.body.dataset['untouched'] = 'yes';
    });
    const panel = page.frameLocator('iframe[title="Fixture panel"]');
    await panel.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { name: 'Renamed by the app' }).waitFor();
    expect(await page.evaluate(() => document.body.dataset['untouched'])).toBe('yes');
  });

  it('tells an app’s panel that the issue has changed', async () => {
    const page = await open('BRIDGE-11');
    const panel = page.frameLocator('iframe[title="Fixture panel"]');
    await panel.getByRole('button', { name: 'Listen' }).click();
    await panel.getByText('listening').waitFor();
    await page.getByRole('button', { name: /^Status: To Do/ }).click();
    await page.getByRole('menuitem', { name: /Start work/ }).click();
    await panel.getByText(`issue ${issueOf('BRIDGE-11')?.id ?? ''} updated`).waitFor();
  });

  it('creates an issue, and says which field is missing', async () => {
    const page = await open('BRIDGE-1');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Create issue' });
    await dialog.getByRole('combobox', { name: 'Issue type' }).selectOption({ label: 'Task' });
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText('You must specify a summary of the issue.').first().waitFor();
    await dialog.getByRole('textbox', { name: 'Summary', exact: true }).fill('Paint the railing');
    await dialog.getByLabel('Budget').fill('300');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL('**/browse/BRIDGE-106');
    await page.getByRole('heading', { name: 'Paint the railing' }).waitFor();
    await detail(page, 'Budget').getByText('300 crowns').waitFor();
  });

  it('answers an issue that is not there, or not for this person, alike', async () => {
    const page = await site.pageOf('Bob Builder', '/browse/BRIDGE-4711');
    await page.getByRole('heading', { name: 'We couldn’t find that' }).waitFor();
  });
});
