import type * as vscode from 'vscode';

/** A program to run, and what to tell it. */
export interface LabProgram {
  /** Folder it runs in. */
  readonly folder: vscode.Uri;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface LabOutput {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** Characters that came after `text` and were left out, because more came than can be shown. */
  readonly dropped: number;
}

export interface LabEnd {
  /** Undefined where a signal ended it. */
  readonly code: number | undefined;
  readonly milliseconds: number;
  readonly stopped: boolean;
}

/** A program that runs; disposing it ends it and every process it started. */
export interface LabRun extends vscode.Disposable {
  readonly ended: Promise<LabEnd>;
}

/** A command that runs Node, and what its environment needs. */
export interface NodeRuntime {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs programs of the book with Node. The web host has none. */
export interface LabRunner {
  /** The Node that runs them. @throws LabUnavailable where none is found that can */
  runtime(): Promise<NodeRuntime>;
  /** @throws LabUnavailable where no Node is found that can run them */
  run(program: LabProgram, onOutput: (output: LabOutput) => void): Promise<LabRun>;
}

/** Says in one sentence for the reader why nothing runs here, and what to do. */
export class LabUnavailable extends Error {}
