'use strict';
const { callBridge } = globalThis.__bridge;
const root = document.getElementById('root');
callBridge('getContext').then(({ extension }) => {
  root.textContent = `Modal got ${extension.modal.colour}`;
  const done = document.createElement('button');
  done.textContent = 'Done';
  done.addEventListener('click', () => callBridge('close', { chosen: extension.modal.colour }));
  root.append(done);
});
