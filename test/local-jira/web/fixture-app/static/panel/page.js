'use strict';
/* The commands are sent as @forge/bridge sends them. */
const { callBridge } = globalThis.__bridge;
const root = document.getElementById('root');
const result = document.createElement('p');
result.setAttribute('role', 'status');
root.append(result);

const show = (value) => {
  result.textContent = typeof value === 'string' ? value : JSON.stringify(value);
};

function button(name, work) {
  const element = document.createElement('button');
  element.textContent = name;
  element.addEventListener('click', () => {
    Promise.resolve()
      .then(work)
      .then((value) => value !== undefined && show(value))
      .catch((error) => show(`refused: ${error.message}`));
  });
  root.append(element);
}

button('Who am I', async () => {
  const { accountId, extension } = await callBridge('invoke', { functionKey: 'whoAmI' });
  return `${accountId} ${extension.type} ${extension.issue?.key ?? extension.project?.key ?? 'no subject'}`;
});
button('Context', async () => {
  const { accountId, moduleKey, locale, timezone, siteUrl, extension, theme } = await callBridge('getContext');
  return {
    accountId,
    moduleKey,
    locale,
    timezone,
    siteUrl,
    type: extension.type,
    issue: extension.issue?.key,
    colorMode: theme.colorMode,
  };
});
button('Fail', () => callBridge('invoke', { functionKey: 'fail' }));
button('Rename', () =>
  callBridge('invoke', { functionKey: 'rename', payload: { summary: 'Renamed by the app' } }).then(String),
);
button('Ask Jira', async () => {
  const answer = await callBridge('fetchProduct', {
    product: 'jira',
    restPath: '/rest/api/3/myself',
    fetchRequestInit: { method: 'GET', body: null, headers: [['accept', 'application/json']] },
    isMultipartFormData: false,
  });
  return `${answer.status} ${JSON.parse(answer.body).displayName}`;
});
button('Flag', () =>
  callBridge('showFlag', {
    id: 'fixture',
    type: 'success',
    title: 'Fixture flag',
    actions: [{ text: 'Tell the frame', onClick: () => show('flag action ran') }],
  }).then(() => 'flag shown'),
);
button('Open modal', () =>
  callBridge('openModal', {
    resource: 'dialog',
    onClose: (payload) => show(`modal answered ${JSON.stringify(payload)}`),
    size: 'medium',
    context: { colour: 'green' },
    closeOnEscape: true,
    closeOnOverlayClick: true,
    title: 'Fixture modal',
    icon: '',
  }),
);
button('Go to projects', () => callBridge('navigate', { url: '/projects', type: 'same-tab' }));
button('Run script', () => callBridge('navigate', { url: 'javascript:alert(1)', type: 'same-tab' }));
button('Close', () => callBridge('close').then((answer) => `close answered ${answer}`));
button('Unknown', () => callBridge('noSuchCommand'));
button('Theme', async () => {
  await callBridge('enableTheming');
});
button('Listen', async () => {
  await callBridge('on', {
    event: 'JIRA_ISSUE_CHANGED',
    callback: (data) => show(`issue ${data.issueId} ${data.changes[0].changeType}`),
  });
  return 'listening';
});
button('Grow', () => {
  const tall = document.createElement('div');
  tall.style.height = '700px';
  tall.textContent = 'tall';
  root.append(tall);
});
button('History', async () => {
  const history = await callBridge('createHistory');
  history.listen((location) => show(`at ${location.pathname}`));
  history.push('/page-1');
});
button('Forge a message', () => {
  // Any page can post to the host; what does not come as our channel, from this frame's window and origin, must do nothing.
  window.parent.postMessage(
    { channel: 'another-channel', kind: 'call', id: '1', command: 'navigate', payload: { url: '/meter' } },
    '*',
  );
  return 'posted';
});
button('Reach the host', () => {
  try {
    return `host says ${window.parent.document.title}`;
  } catch (error) {
    return `blocked: ${error.name}`;
  }
});
