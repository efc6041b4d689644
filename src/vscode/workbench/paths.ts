/** An absolute path as `vscode.Uri.file` takes it on every system, a share of Windows (`\\server\share`) too; undefined for a relative one. */
export function absolutePath(path: string): string | undefined {
  if (/^\\\\[^\\]/.test(path)) return path.replaceAll('\\', '/');
  return /^(?:\/|[a-z]:[\\/])/i.test(path) ? path : undefined;
}
