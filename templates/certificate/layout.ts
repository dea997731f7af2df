import type { PrintedField } from './fields.ts';

/** Millimetres from the top-left corner of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type CertificateFont = 'regular' | 'bold' | 'italic' | 'display';

/** Red, green and blue, each from 0 to 1. */
export type Colour = readonly [number, number, number];

export interface TextStyle {
  readonly box: Box;
  readonly font: CertificateFont;
  /** Points. Below `smallest` a text is refused: nobody can read it from where a certificate hangs. */
  readonly size: { readonly largest: number; readonly smallest: number };
  /** As many lines as the text may take. */
  readonly lines: number;
  readonly align: 'left' | 'centre';
  readonly stand: 'top' | 'middle' | 'bottom';
  readonly colour: Colour;
  /** Distance from one baseline to the next, in multiples of the size. */
  readonly leading: number;
  /** Space added after each letter, in multiples of the size. */
  readonly tracking?: number;
  /** A line around each letter; width in points. */
  readonly outline?: { readonly colour: Colour; readonly width: number };
  /** A rule as wide as the text, this many millimetres below its box. */
  readonly ruleBelow?: number;
}

export interface CertificateLayout {
  readonly id: string;
  readonly page: { readonly width: number; readonly height: number };
  /** Outer edge of the frame, and the width of its band. The outer 5 mm of a sheet are out of most printers' reach. */
  readonly frame: { readonly inset: number; readonly band: number };
  /** Round emblem at the head of the page. */
  readonly emblem: { readonly x: number; readonly y: number; readonly radius: number };
  /** Pale bronze-drum pattern behind the text. */
  readonly watermark: { readonly x: number; readonly y: number; readonly radius: number };
  /** Small ornament between the title and the recipient. */
  readonly divider: { readonly x: number; readonly y: number; readonly width: number };
  readonly country: TextStyle;
  readonly motto: TextStyle;
  readonly fields: Readonly<Record<PrintedField, TextStyle>>;
  /** Left free for the signature; the seal covers its left third. NĐ 50/2006 Đ28: 35 mm high. */
  readonly signatureSpace: Box;
}

export const colours = {
  ink: [0.1, 0.09, 0.09],
  red: [0.757, 0.071, 0.11],
  gold: [0.722, 0.529, 0.153],
  brightGold: [0.965, 0.835, 0.475],
  paleGold: [0.945, 0.882, 0.722],
  mist: [0.976, 0.945, 0.855],
  paper: [1, 0.992, 0.965],
} as const satisfies Readonly<Record<string, Colour>>;

/** Everything that is centred on an A4 page lies in this column, between the frame's sides. */
const column = { x: 26, width: 245 };
const signature = { x: 174, width: 92 };

export const a4Landscape: CertificateLayout = {
  id: 'bang-khen-a4-1',
  page: { width: 297, height: 210 },
  frame: { inset: 7, band: 8.4 },
  emblem: { x: 148.5, y: 19.9, radius: 10.6 },
  watermark: { x: 148.5, y: 108, radius: 64 },
  divider: { x: 148.5, y: 85.4, width: 74 },
  country: {
    box: { ...column, y: 33, height: 5.8 },
    font: 'bold',
    size: { largest: 13, smallest: 13 },
    lines: 1,
    leading: 1.2,
    tracking: 0.02,
    align: 'centre',
    stand: 'middle',
    colour: colours.ink,
  },
  motto: {
    box: { ...column, y: 38.6, height: 6 },
    font: 'bold',
    size: { largest: 13.5, smallest: 13.5 },
    lines: 1,
    leading: 1.2,
    align: 'centre',
    stand: 'middle',
    colour: colours.ink,
    ruleBelow: 0.6,
  },
  fields: {
    authorityBody: {
      box: { x: 40, width: 217, y: 46.6, height: 9.4 },
      font: 'bold',
      size: { largest: 18, smallest: 10.5 },
      lines: 2,
      leading: 1.18,
      tracking: 0.02,
      align: 'centre',
      stand: 'middle',
      colour: colours.red,
    },
    conferral: {
      box: { ...column, y: 57, height: 7 },
      font: 'bold',
      size: { largest: 16.5, smallest: 15 },
      lines: 1,
      leading: 1.2,
      tracking: 0.12,
      align: 'centre',
      stand: 'middle',
      colour: colours.ink,
    },
    title: {
      box: { ...column, y: 66, height: 18 },
      font: 'display',
      size: { largest: 43, smallest: 30 },
      lines: 1,
      leading: 1.15,
      tracking: 0.06,
      align: 'centre',
      stand: 'middle',
      colour: colours.red,
      outline: { colour: colours.gold, width: 0.7 },
    },
    recipient: {
      box: { ...column, y: 86.8, height: 12 },
      font: 'bold',
      size: { largest: 29, smallest: 15 },
      lines: 2,
      leading: 1.12,
      align: 'centre',
      stand: 'middle',
      colour: colours.ink,
    },
    recipientDetail: {
      box: { x: 36, width: 225, y: 99, height: 13.8 },
      font: 'regular',
      size: { largest: 15.5, smallest: 11 },
      lines: 3,
      leading: 1.18,
      align: 'centre',
      stand: 'middle',
      colour: colours.ink,
    },
    achievement: {
      box: { x: 54.5, width: 188, y: 114.6, height: 13.8 },
      font: 'italic',
      size: { largest: 16, smallest: 11 },
      lines: 3,
      leading: 1.18,
      align: 'centre',
      stand: 'middle',
      colour: colours.ink,
    },
    references: {
      box: { x: 29, width: 110, y: 175.5, height: 13.5 },
      font: 'regular',
      size: { largest: 12.5, smallest: 9.5 },
      lines: 3,
      leading: 1.35,
      align: 'left',
      stand: 'bottom',
      colour: colours.ink,
    },
    placeAndDate: {
      box: { ...signature, y: 129.6, height: 6.2 },
      font: 'italic',
      size: { largest: 14, smallest: 11 },
      lines: 1,
      leading: 1.2,
      align: 'centre',
      stand: 'middle',
      colour: colours.ink,
    },
    signerOffice: {
      box: { ...signature, y: 135.6, height: 12.4 },
      font: 'bold',
      size: { largest: 13.5, smallest: 9 },
      lines: 3,
      leading: 1.16,
      align: 'centre',
      stand: 'top',
      colour: colours.ink,
    },
    signerName: {
      box: { ...signature, y: 183.2, height: 6.4 },
      font: 'bold',
      size: { largest: 14.5, smallest: 11 },
      lines: 1,
      leading: 1.2,
      align: 'centre',
      stand: 'middle',
      colour: colours.ink,
    },
  },
  signatureSpace: { x: 190, y: 147.6, width: 60, height: 35.6 },
};
