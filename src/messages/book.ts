import type { Refusal } from '../phrases/addition';
import type { Problem } from '../phrases/problem';
import { message } from './finding';
import { quoted } from './quotation';
import type { Translate } from './translate';

/** Why an entry of a phrasebook was left out: file, entry, field, and what to do. */
export function problemMessage(file: string, problem: Problem, t: Translate): string {
  const { values, code, field } = problem;
  const place =
    problem.entry < 0
      ? file
      : `${file} · ${t('entry {n}', { n: problem.entry + 1 })}${problem.text ? ` ${quoted(problem.text, t)}` : ''}`;
  const where = field === '' ? place : `${place} · ${field}`;
  return `${where}: ${problemReason(code, values, t)}`;
}

/** Why a phrase did not go into a phrasebook, by name. */
export function refusalMessage({ text, because }: Refusal, t: Translate): string {
  const reason =
    'kind' in because
      ? message(because, t)
      : `${because.field === '' ? '' : `${because.field}: `}${problemReason(because.code, because.values, t)}`;
  return t('“{phrase}” was not taken in: {reason}', { phrase: text, reason });
}

function problemReason(code: Problem['code'], values: Problem['values'], t: Translate): string {
  switch (code) {
    case 'not-json':
      return t('this is no valid JSON ({reason})', values);
    case 'not-a-book':
      return t('this is no phrasebook; one reads { "version": 1, "phrases": [ … ] }');
    case 'version':
      return t('version {version} is newer than this extension knows; update it', values);
    case 'missing-field':
      return t('the field is missing; add it');
    case 'unknown-field':
      return t('the field is unknown; remove it or mend its name');
    case 'wrong-type':
      return t('the value should be of type {expected}', values);
    case 'not-allowed':
      return t('{value} is not allowed; allowed are {allowed}', {
        ...values,
        value: quoted(String(values.value ?? ''), t),
      });
    case 'too-short':
      return t('the value is too short; at least {least}', values);
    case 'too-long':
      return t('the value is too long; at most {most}', values);
    case 'too-few':
      return t('there are too few; at least {least}', values);
    case 'too-many':
      return t('there are too many; at most {most}', values);
    case 'too-small':
      return t('the number is too small; at least {least}', values);
    case 'too-large':
      return t('the number is too large; at most {most}', values);
    case 'wrong-form':
      return t('the value should have the form {form}', values);
    case 'stray-member':
      return t('the member {member} stands neither in the text nor in the expansion', {
        member: quoted(String(values.member ?? ''), t),
      });
    case 'no-gap':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a gap is written so in snippets
      return t('a frame needs a gap such as ${1:…}');
    case 'syllables':
      return t('{syllables} syllables for {han} Han; write one for each', values);
  }
}
