'use strict';
const root = document.getElementById('root');
globalThis.__bridge
  .callBridge('invoke', { functionKey: 'whoAmI' })
  .then((answer) => {
    root.textContent = `${answer.accountId} on ${answer.extension.issue?.key ?? answer.extension.type}`;
  })
  .catch((error) => {
    root.textContent = `refused: ${error.message}`;
  });
