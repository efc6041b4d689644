// What the elements of HTML are to a reader of text.

const words = (list: string) => new Set(list.split(' '));

export const VOID = words(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
);
export const BLOCKS = words(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul',
);
/** What is no text of the page. `o:p` is Word's empty paragraph mark, `rp` the parentheses for browsers without ruby. */
export const SILENT = words(
  'applet audio button canvas head iframe math noembed noframes noscript o:p object rp script select style svg template textarea title video w:sdtpr xml',
);
/** What stands beside the text: `rt` is a gloss, `del` is what a reviewer struck out. */
export const BESIDE = words('del rt rtc');
/** End tags inside these end nothing outside. */
export const BARRIERS = words('caption html table td th');
/** A start tag that ends what is still open: those elements, as long as none of the second set stands between. */
export const IMPLIED_ENDS: Readonly<Record<string, readonly [Set<string>, Set<string>]>> = {
  li: [words('li'), words('ol ul menu dir')],
  dt: [words('dt dd'), words('dl')],
  dd: [words('dt dd'), words('dl')],
  tr: [words('tr'), words('table')],
  td: [words('td th'), words('table tr')],
  th: [words('td th'), words('table tr')],
  tbody: [words('tbody thead tfoot tr'), words('table')],
  thead: [words('tbody thead tfoot tr'), words('table')],
  tfoot: [words('tbody thead tfoot tr'), words('table')],
  rt: [words('rt rp'), words('ruby')],
  rp: [words('rt rp'), words('ruby')],
  rb: [words('rt rp rtc'), words('ruby')],
  option: [words('option'), words('select')],
};
export const IN_HEAD = words('base basefont bgsound link meta noscript script style template title');
