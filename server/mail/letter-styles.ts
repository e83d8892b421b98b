/**
 * The dress of a mail. Many mail programs drop style elements, so the light one stands in attributes and needs none;
 * the dark one overrides it by class where style elements and `prefers-color-scheme` are understood.
 */
const font = `font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;
const mono = `font-family:ui-monospace,'SF Mono',Menlo,Consolas,monospace`;
const number = 'text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums';

/** Name → [class, style]. The class says which of the dark rules applies. */
const dress = {
  body: [
    'g',
    `margin:0;padding:24px 12px;background:#F3F5F2;color:#141C18;${font};-webkit-text-size-adjust:100%`,
  ],
  sheet: [
    's',
    'max-width:560px;margin:0 auto;padding:28px 24px;background:#FFFFFF;border:1px solid #E3E7E1;border-radius:10px',
  ],
  heading: [
    'i',
    'margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600;color:#141C18;overflow-wrap:anywhere',
  ],
  subheading: ['i', 'margin:24px 0 4px;font-size:15px;line-height:1.4;font-weight:600;color:#141C18'],
  paragraph: ['j', 'margin:0 0 14px;font-size:15px;line-height:1.55;color:#434E48;overflow-wrap:anywhere'],
  message: [
    'q',
    'margin:18px 0;padding:12px 16px;background:#E4EFEA;border-left:3px solid #12463B;border-radius:4px',
  ],
  messageFrom: ['k', 'margin:0 0 4px;font-size:13px;line-height:1.4;font-weight:600;color:#434E48'],
  messageText: ['i', 'margin:0;font-size:15px;line-height:1.55;color:#141C18;overflow-wrap:anywhere'],
  code: [
    'c',
    `margin:20px 0;padding:14px 0;${mono};font-size:32px;line-height:1.2;letter-spacing:6px;text-align:center;color:#141C18;background:#F8F9F7;border-radius:6px`,
  ],
  table: ['', 'width:100%;margin:8px 0 0;border-collapse:collapse'],
  factLabel: [
    'l',
    'padding:5px 12px 5px 0;font-size:14px;line-height:1.45;color:#5F6A64;vertical-align:top;white-space:nowrap',
  ],
  factValue: [
    'i',
    'padding:5px 0;font-size:14px;line-height:1.45;color:#141C18;width:100%;overflow-wrap:anywhere',
  ],
  totalLabel: [
    'i r',
    'padding:11px 12px 3px 0;font-size:14px;line-height:1.45;font-weight:600;color:#141C18;border-top:1px solid #E3E7E1',
  ],
  totalAmount: [
    'i r',
    `padding:11px 0 3px;font-size:14px;line-height:1.45;font-weight:600;color:#141C18;border-top:1px solid #E3E7E1;${number}`,
  ],
  partLabel: ['l', 'padding:1px 12px 4px 0;font-size:13px;line-height:1.45;color:#5F6A64'],
  partAmount: ['l', `padding:1px 0 4px;font-size:13px;line-height:1.45;color:#5F6A64;${number}`],
  action: ['', 'margin:26px 0 10px'],
  button: [
    'b',
    'display:inline-block;padding:13px 22px;font-size:15px;line-height:1.2;font-weight:600;color:#FFFFFF;background:#12463B;border-radius:6px;text-decoration:none',
  ],
  address: [
    'l',
    'margin:0;font-size:12px;line-height:1.5;color:#5F6A64;overflow-wrap:anywhere;word-break:break-all',
  ],
  footer: ['', 'max-width:560px;margin:0 auto;padding:16px 24px 0'],
  small: ['l', 'margin:0 0 6px;font-size:12px;line-height:1.5;color:#5F6A64;overflow-wrap:anywhere'],
} as const satisfies Record<string, readonly [string, string]>;

type Part = keyof typeof dress;

/** The attributes of each part. */
export const styles = Object.fromEntries(
  Object.entries(dress).map(([part, [name, style]]) => [
    part,
    `${name && `class="${name}" `}style="${style}"`,
  ]),
) as Readonly<Record<Part, string>>;

const dark: Readonly<Record<string, string>> = {
  g: 'background:#0D1210;color:#EAEFEC',
  s: 'background:#151B18;border-color:#252E29',
  i: 'color:#EAEFEC',
  j: 'color:#BAC4BE',
  k: 'color:#BAC4BE',
  l: 'color:#97A39D',
  q: 'background:#17312A;border-left-color:#86CFBA',
  c: 'color:#EAEFEC;background:#1A211D',
  r: 'border-top-color:#252E29',
  b: 'color:#08201A;background:#86CFBA',
};

export const darkRules = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${Object.entries(
  dark,
)
  .map(([name, rules]) => `.${name}{${rules.replaceAll(/(?=;|$)/g, '!important')}}`)
  .join('')}}`;
