export const en = {
  toolbar: 'Formatting of {{text}}',
  format: {
    bold: 'Bold',
    italic: 'Italic',
    heading1: 'Large heading',
    heading2: 'Heading',
    heading3: 'Small heading',
    bulletList: 'List',
    orderedList: 'Numbered list',
    link: 'Link',
  },
  link: {
    address: 'Address',
    apply: 'Link',
    remove: 'Remove link',
    wrong: 'Write a web address or an email address.',
  },
} as const;
