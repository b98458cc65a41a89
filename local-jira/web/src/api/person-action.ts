/**
 * What the person did last. The meter books every request under the action that caused it, so each request carries the
 * action's id and label in `X-Local-Jira-Action`.
 */
export interface PersonAction {
  readonly id: string;
  readonly label: string;
}

const LABEL_LENGTH = 80;
const CLICKABLE =
  'button, a, [role="button"], [role="menuitem"], [role="tab"], [role="option"], select, summary, label';

let current: PersonAction = { id: crypto.randomUUID(), label: `Open ${location.pathname}` };

export function beginAction(label: string): void {
  const tidy = label.replace(/\s+/g, ' ').trim().slice(0, LABEL_LENGTH);
  current = { id: crypto.randomUUID(), label: tidy === '' ? 'Click' : tidy };
}

export function actionHeader(): string {
  return `${current.id};${encodeURIComponent(current.label)}`;
}

function labelOf(target: EventTarget | null): string {
  if (!(target instanceof Element)) return '';
  const element = target.closest(CLICKABLE) ?? target;
  return element.getAttribute('aria-label') ?? element.textContent;
}

/** Begins an action at each click and form submission of the page, before any handler of the page sees it. */
export function watchActions(page: Document): void {
  page.addEventListener(
    'click',
    (event) => {
      beginAction(labelOf(event.target));
    },
    true,
  );
  page.addEventListener(
    'submit',
    (event) => {
      beginAction(event instanceof SubmitEvent && event.submitter ? labelOf(event.submitter) : 'Submit');
    },
    true,
  );
}
