'use strict';
const { callBridge } = globalThis.__bridge;
const root = document.getElementById('root');
callBridge('getContext').then(({ extension }) => {
  const saved = extension.validatorConfig === undefined ? null : JSON.parse(extension.validatorConfig);
  const transition = document.createElement('p');
  transition.textContent = `From ${extension.transitionContext.from?.name} to ${extension.transitionContext.to.name}`;
  const label = document.createElement('label');
  label.textContent = 'Word ';
  const input = document.createElement('input');
  input.value = saved?.word ?? '';
  label.append(input);
  const problem = document.createElement('p');
  problem.setAttribute('role', 'alert');
  root.append(transition, label, problem);
  callBridge('setWorkflowRuleConfigurationCallback', {
    data: {
      onConfigure: async () => {
        if (input.value === '') {
          problem.textContent = 'Enter a word.';
          return undefined;
        }
        return JSON.stringify({ word: input.value });
      },
    },
  }).then((answer) => {
    // The view page is not a form: the host refuses the callback there.
    if (answer === false) root.textContent = `The summary must contain “${saved.word}”.`;
  });
});
