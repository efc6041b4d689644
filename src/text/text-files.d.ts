/** esbuild's default `text` loader: a `.txt` table is imported as one string. */
declare module '*.txt' {
  const content: string;
  export default content;
}
