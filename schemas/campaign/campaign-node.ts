/** Nodes of a campaign's flow. */
export type CampaignNode =
  | 'start'
  | 'hours'
  | 'ivr'
  | 'queue'
  | 'survey'
  | 'closed'
  | 'holiday'
  | 'unavailable'
  | 'end';
