declare global {
  namespace App {}

  interface ImportMetaEnv {
    /** The version in package.json; in the command line only. */
    readonly WARRANT_VERSION: string;
  }
}

export {};
