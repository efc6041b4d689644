import { copyOfFixes } from './anchored';
import type { CheckedText } from './checkedText';
import { DETAILS, type Finding, type Kind } from './finding';
import type { Candidate } from './rule';

/**
 * A candidate as the finding that it becomes. A spread would do; but objects of so many shapes are copied several times faster by hand, and
 * there are thousands of them.
 * @param isOnce whether no edit follows: then the finding takes over the fixes of the candidate
 */
export function findingOf(
  kind: Kind,
  candidate: Candidate,
  certain: boolean,
  severity: Finding['severity'],
  text: CheckedText,
  isOnce: boolean,
): Finding {
  const { start, end } = candidate;
  const finding: Record<string, unknown> = {
    kind,
    start,
    end,
    text: text.slice(start, end),
    severity,
    certain,
    fixes: isOnce ? candidate.fixes : copyOfFixes(candidate.fixes),
  };
  for (const key of DETAILS.get(kind) as readonly string[]) {
    const detail = (candidate as Readonly<Record<string, unknown>>)[key];
    if (detail !== undefined) finding[key] = detail;
  }
  return finding as unknown as Finding;
}
