import type { Kind, Severity } from './finding';
import { PROFILES, type Profile } from './profile';

export type Level = Severity | 'off';

/** *Damage* may be mended by itself where it is certain; *layout* on request; *wording* never. */
export type Group = 'damage' | 'layout' | 'wording';

interface Row {
  readonly group: Group;
  /** Whether any finding of the kind may ever be certain. */
  readonly mayBeCertain: boolean;
  /** One column a profile, in the order of PROFILES: the level of a certain and of a probable finding. */
  readonly levels: readonly (readonly [certain: Level, probable: Level])[];
}

const LETTERS: Readonly<Record<string, Level>> = { E: 'error', W: 'warning', I: 'information', H: 'hint', '-': 'off' };

/** `columns`: one cell a profile; `W/I` is certain/probable, one letter stands for both. */
function row(group: Group, mayBeCertain: boolean, columns: string): Row {
  const levels = columns
    .trim()
    .split(/\s+/)
    .map((cell) => {
      const [certain = '-', probable = certain] = cell.split('/');
      return [LETTERS[certain] ?? 'off', LETTERS[probable] ?? 'off'] as const;
    });
  if (levels.length !== PROFILES.length)
    throw new Error(`levels: ${levels.length} columns for ${PROFILES.length} profiles`);
  return { group, mayBeCertain, levels };
}

// Error is for what is unreadable; everything else is a warning at most, layout information at most.
// A cell that is off keeps quiet where the form is legal: inline HTML in Markdown, glosses in a novel, 第三条 and its space in a statute.
const TABLE: Readonly<Record<Kind, Row>> = {
  //                                                   official scraped technical literary typeset press damage
  mojibake: /*             */ row('damage', true, /* */ 'E/W     E/W     E/W       E/W      E/W     E/W   W/I'),
  'lost-character': /*     */ row('damage', true, /* */ 'E/W     E/W     E/W       E/W      E/W     E/W   W/I'),
  escape: /*               */ row('damage', true, /* */ 'W       W       -         -        -       W     -'),
  'pinyin-gloss': /*       */ row('damage', true, /* */ 'W/I     W       I         -        I       W/I   -'),
  'anti-copy-noise': /*    */ row('damage', true, /* */ 'W       W       W         W        W       W     -'),
  'html-entity': /*        */ row('damage', true, /* */ 'W       W       -         W        -       W     -'),
  'html-tag': /*           */ row('damage', true, /* */ 'W       W       -         W        -       W     -'),
  boilerplate: /*          */ row('damage', true, /* */ 'I       W/I     -         I        -       I     -'),
  placeholder: /*          */ row('damage', false, /**/ 'I       W/I     -         -        -       I     -'),
  elision: /*              */ row('damage', false, /**/ 'I       W/I     -         I        -       I     -'),
  invisible: /*            */ row('damage', true, /* */ 'W       W       W         W        W       W     H'),
  confusable: /*           */ row('damage', true, /* */ 'W       W       W         W        W       W     H'),
  'private-use': /*        */ row('damage', true, /* */ 'W/I     W/I     I         I        I       W/I   H'),
  'script-mix': /*         */ row('damage', true, /* */ 'W/I     W/I     I         -        I       W     -'),
  'halfwidth-punctuation': row('layout', true, /*    */ 'I       I       -         I        -       I     -'),
  'stray-space': /*        */ row('layout', true, /* */ 'H       I       -         -        -       H     -'),
  'hard-wrap': /*          */ row('layout', true, /* */ 'H       I       -         -        -       H     -'),
  unpaired: /*             */ row('layout', false, /**/ 'I       I       H         H        -       I     -'),
  duplicate: /*            */ row('layout', false, /**/ 'I/H     I       H         -        H       I/H   -'),
  'heading-numbering': /*  */ row('layout', true, /* */ 'I       H       -         -        -       -     -'),
  punctuation: /*          */ row('layout', true, /* */ 'I/H     H       -         -        -       -     -'),
  numeral: /*              */ row('layout', true, /* */ 'I/H     H       -         -        -       -     -'),
  typo: /*                 */ row('wording', true, /**/ 'W/I     W/I     W/-       W/-      W/I     W/-   -'),
  misquote: /*             */ row('wording', false, /**/ 'I       H       -         -        -       -     -'),
  enumeration: /*          */ row('wording', false, /**/ 'I       I       -         -        -       I     -'),
};

/** The level of a finding of `kind` in a text of `profile`. */
export function levelOf(kind: Kind, profile: Profile, certain: boolean): Level {
  const cell = TABLE[kind].levels[PROFILES.indexOf(profile)];
  return cell?.[certain ? 0 : 1] ?? 'off';
}

export function groupOf(kind: Kind): Group {
  return TABLE[kind].group;
}

export function mayBeCertain(kind: Kind): boolean {
  return TABLE[kind].mayBeCertain;
}
