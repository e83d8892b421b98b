/** Asking somebody else to approve, and the internal step. */
export const approvalEn = {
  approval: {
    title: 'Needs another person’s approval',
    reason: {
      'discount-over-limit': 'Discounts take {{stated}} off. Up to {{limit}} needs no approval.',
      'margin-under-limit': 'The margin is {{stated}}. From {{limit}} it needs no approval.',
      'below-floor': '{{title}} is below its lowest price.',
      'value-over-limit': 'The first year is {{stated}}. Up to {{limit}} needs no approval.',
      'value-in-other-currency': 'The first year is {{stated}}, and the limit is set in another currency.',
      'start-too-soon': 'It starts {{stated}}. From {{limit}} on it needs no approval.',
      'price-off-catalogue':
        'The price of {{title}} is {{stated}} from the catalogue’s. Up to {{limit}} either way needs no approval.',
      'price-unlike-catalogue':
        'The price of {{title}} cannot be compared with the catalogue’s: another currency or period.',
    },
    note: 'To whoever approves',
    noteHint: 'Only your own side reads it.',
    decideNote: 'To {{name}}',
    ask: 'Ask for approval',
    askAgain: 'Ask again',
    askHint: 'The customer can read and comment meanwhile, but not change anything.',
    toast: 'Approval is asked for',
    approve: 'Approve',
    decline: 'Decline',
    approvedToast: 'Approved',
    declinedToast: 'Declined',
    back: 'Open for the customer again',
    backReason: 'Why',
    private: 'Only your own side sees this.',
    state: {
      'not-needed': 'The quote is in an internal step. Nothing in it needs an approval.',
      needed: 'Somebody else must approve this quote before it can be sent.',
      asked: '{{name}} asked for approval {{when}}.',
      approved: '{{name}} approved this {{when}}. It can be sent as it stands.',
      approvedByMe: 'You approved this {{when}}. Somebody else sends it.',
      declined: '{{name}} declined {{when}}.',
      void: 'The quote has changed since {{name}} approved it {{when}}, so the approval no longer counts.',
    },
    check: {
      needed: 'Somebody else must approve this first',
      asked: 'It waits for approval',
      approved: 'You approved this, so somebody else sends it',
      declined: '{{name}} declined this',
      void: 'The approval no longer counts: the quote has changed',
    },
  },
} as const;
