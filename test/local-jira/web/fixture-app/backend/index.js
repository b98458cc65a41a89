'use strict';
const { asApp, route } = require('@forge/api');
const { makeResolver } = require('@forge/resolver');

exports.resolver = makeResolver({
  whoAmI: ({ context }) => context,
  fail: () => {
    throw new Error('the resolver failed');
  },
  rename: async ({ context, payload }) => {
    const response = await asApp().requestJira(route`/rest/api/3/issue/${context.extension.issue.key}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fields: { summary: payload.summary } }),
    });
    return response.status;
  },
});

exports.validate = async ({ issue, configuration }) => {
  const response = await asApp().requestJira(route`/rest/api/3/issue/${issue.key}?fields=summary`);
  const { fields } = await response.json();
  if (fields.summary.includes(configuration.word)) return { result: true };
  return {
    result: false,
    errorMessage: `${issue.key} must say “${configuration.word}” before work starts. Ask Ada Admin.`,
  };
};
