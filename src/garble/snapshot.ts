import type { Finding } from './finding';

/** A finding as it stands, to be kept or changed: it moves no more, and its fixes, which a spread would leave behind, are made. */
export function snapshotOf<F extends Pick<Finding, 'fixes'>>(finding: F): F {
  return { ...finding, fixes: finding.fixes };
}
