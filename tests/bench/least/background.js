// Leads documents called `/blank` over a page of its own.
const on = `chrome-extension://${chrome.runtime.id}/on.html#\\0`;
const condition = {
  regexFilter: '^http://127\\.0\\.0\\.1:.*/blank$',
  resourceTypes: ['main_frame'],
};
chrome.declarativeNetRequest.updateDynamicRules({
  removeRuleIds: [1],
  addRules: [
    { id: 1, action: { type: 'redirect', redirect: { regexSubstitution: on } }, condition },
  ],
});
