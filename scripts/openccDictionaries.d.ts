/** opencc-js declares no types for its dictionaries: each is one string, `from to to|from to`. */
declare module 'opencc-js/dict/*' {
  const rows: string;
  export default rows;
}
