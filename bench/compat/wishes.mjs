// The words of the command line that all scripts here share: BASE_URL [USER [MODE]].
export function wishes() {
  const [baseURL, user, mode] = process.argv.slice(2);
  const headers = {};
  if (user) headers["Attune-User"] = user;
  if (mode) headers["Attune-Mode"] = mode;
  return { baseURL, headers };
}
