import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  httpSeconds: Histogram<'method' | 'route' | 'status'>;
  commitSeconds: Histogram;
  events: Counter<'type'>;
  contactsStarted: Counter;
  contactsEnded: Counter<'result'>;
  assignmentSeconds: Histogram;
}

/** What Prometheus reads at `/metrics`. */
export function createMetrics(facts: {
  liveContacts(): number;
  telephonyConnected(): boolean;
  distribution(): { waiting: number; agents: number; conversations: number };
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'switchyard_live_contacts',
    help: 'Contacts that this server drives',
    registers,
    collect() {
      this.set(facts.liveContacts());
    },
  });
  new Gauge({
    name: 'switchyard_telephony_connected',
    help: '1 while the telephone system can be reached',
    registers,
    collect() {
      this.set(facts.telephonyConnected() ? 1 : 0);
    },
  });
  const distribution = {
    waiting: 'Contacts that wait for an agent, in all queues',
    agents: 'Agents who are signed in, on all servers',
    conversations: 'Conversations that this server drives',
  };
  for (const figure of ['waiting', 'agents', 'conversations'] as const) {
    new Gauge({
      name: `switchyard_${figure}`,
      help: distribution[figure],
      registers,
      collect() {
        this.set(facts.distribution()[figure]);
      },
    });
  }
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'switchyard_http_seconds',
      help: 'Time to answer HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'switchyard_commit_seconds',
      help: 'Time to commit a batch of journal lines',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    events: new Counter({
      name: 'switchyard_events_total',
      help: 'Journal lines by event',
      labelNames: ['type'],
      registers,
    }),
    contactsStarted: new Counter({ name: 'switchyard_contacts_started_total', help: 'Contacts that began', registers }),
    contactsEnded: new Counter({
      name: 'switchyard_contacts_ended_total',
      help: 'Contacts that ended, by result',
      labelNames: ['result'],
      registers,
    }),
    assignmentSeconds: new Histogram({
      name: 'switchyard_assignment_seconds',
      help: 'Time from when a contact and an agent are both there until the agent is given the contact',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
  };
}
