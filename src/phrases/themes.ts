export function themeOf(_text: string): string {
  return '精神作风';
}
