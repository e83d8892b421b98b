/** A version on its way to the customer, and taken back. */
export const offeringEn = {
  offering: {
    leaves_one: 'Version {{number}} goes to the customer in {{count}} second.',
    leaves_other: 'Version {{number}} goes to the customer in {{count}} seconds.',
    leaving: 'Version {{number}} is on its way to the customer.',
    undo: 'Undo',
    undone: 'Version {{number}} was not sent',
    coming: '{{seller}} is sending the quote. It opens here in a moment.',
    ask: 'Ask {{seller}} to send the quote',
    asked: '{{seller}} has been asked to send it, {{time}}',
    stepBack: 'Not now, or not for us…',
    wanted: '{{name}} would like to have the quote sent, {{time}}.',
    others: 'The quote lies with others at {{customer}}. {{seller}} can send it to you as well.',
    withdraw: 'Withdraw…',
    withdrawTitle: 'Withdraw version {{number}}',
    withdrawHelp: 'The customer is told, and can no longer accept it. Everybody can go on building.',
    opened:
      '{{names}} may have seen it. An offer that has been seen can bind you until its date, even when it is withdrawn.',
    reason: 'Reason, to the customer',
    needReason: 'Say why: the customer reads it.',
    confirm: 'Withdraw version {{number}}',
    withdrawn: 'Version {{number}} is withdrawn',
    wasWithdrawn: 'Version {{number}} was withdrawn. {{reason}}',
    takenBack: '{{company}} has taken this quote back. {{seller}} can tell you more.',
    calculating: '{{seller}} is calculating price and start date. You can comment meanwhile.',
    quoted: '“{{words}}”',
  },
} as const;
