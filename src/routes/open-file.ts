import { createContext } from 'svelte';

/** Reads a file aside and asks the person what is to become of it. */
const [useOpenFile, provideOpenFile] = createContext<(file: File) => void>();

export { provideOpenFile, useOpenFile };
