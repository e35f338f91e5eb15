/** The first version of Node that runs TypeScript without a flag: 22.18. */
const oldest = { major: 22, minor: 18 };

/** Whether what `node --version` printed (`v24.1.0`) is new enough to run the examples. */
export function runsTypeScript(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version.trim()) ?? [];
  if (major === undefined || minor === undefined) return false;
  // 23.0 to 23.5 came before type stripping was on by default.
  if (Number(major) === 23) return Number(minor) >= 6;
  return Number(major) > oldest.major || (Number(major) === oldest.major && Number(minor) >= oldest.minor);
}
