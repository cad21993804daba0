import { type AnyStateMachine, createMachine } from 'xstate';
import { createImplementations } from '#runtime/engine/session/implementations.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { type MachineConfig, machineConfig } from './machine-config.ts';

/** A flow version ready to run: costly to make, shared by all its contacts. */
export interface LinkedFlow {
  ir: Ir;
  machine: AnyStateMachine;
  /** The flow says itself when the call is answered; otherwise it is on arrival. */
  answersItself: boolean;
}

/** Puts the implementations behind the names of a lowered flow. */
export function linkIr(ir: Ir): LinkedFlow {
  const { actions, guards, createContext } = createImplementations(ir);
  const config = { ...machineConfig(ir), context: ({ input }: { input: never }) => createContext(input) };
  // The config is built from data, so XState's inference of literal names has nothing to hold on to.
  const machine = createMachine(config as never, { actions, guards } as never) as unknown as AnyStateMachine;
  const answersItself = Object.values(ir.states).some((state) => state.type === 'effect' && state.effect === 'answer');
  return { ir, machine, answersItself };
}

/** The machine as JSON, for other tools that read XState. */
export function exportMachine(ir: Ir): MachineConfig {
  return machineConfig(ir);
}
