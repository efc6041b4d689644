declare module 'tuiqiao:corpus' {
  import type { HashedText } from '../support/findingsHash';

  /** Made by corpusPlugin.mjs when the bundle is built. */
  const texts: readonly HashedText[];
  export default texts;
}
