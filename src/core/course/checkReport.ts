/** Says that something is wrong at a 1-based line of a file of the lesson. */
export type Report = (file: string, line: number, message: string) => void;
