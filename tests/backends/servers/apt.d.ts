declare module '*/helpers/apt.mjs' {
  export function canApt(): boolean;
  export function aptInstall(packages: readonly string[]): boolean;
}
