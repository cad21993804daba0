import { AcdRefusal } from '#runtime/acd/desk-port.ts';
import { ServiceError } from '../errors.ts';

/** Turns what distribution refuses into what the server refuses. */
export async function withRefusals<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof AcdRefusal ? new ServiceError(error.code) : error;
  }
}
