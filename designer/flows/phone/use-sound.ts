import { useEffect, useEffectEvent, useState } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { readAudioContent, speak } from '#schemas/api/audio.ts';
import type { EffectParams, MediaItem } from '#schemas/effects/index.ts';

/** A browser that says nothing for this long after a sentence should have ended has lost it. */
const LOST_AFTER_MS = 20_000;

interface SoundOptions {
  /** The prompt in progress, if any; another id is another prompt. */
  prompt: { id: string; items: EffectParams<'play'>['items'] } | null;
  enabled: boolean;
  /** Languages that the server speaks; the browser speaks the others. */
  serverSpeaks: readonly string[];
  /** The prompt has been heard to its end. */
  onHeard: () => void;
}

/** Lets the prompt of a test call be heard. @returns Whether it sounds at this moment. */
export function useSound({ prompt, enabled, serverSpeaks, onHeard }: SoundOptions): boolean {
  const [sounding, setSounding] = useState(false);
  const heard = useEffectEvent(onHeard);
  const itemsNow = useEffectEvent(() => prompt?.items);
  const id = prompt?.id;
  const speaks = serverSpeaks.join(' ');

  useEffect(() => {
    const pieces = itemsNow();
    if (!enabled || id === undefined || !pieces || pieces.length === 0) return;
    const stop = new AbortController();
    setSounding(true);
    void playAll(pieces, speaks.split(' '), stop.signal).then((audible) => {
      if (stop.signal.aborted) return;
      setSounding(false);
      if (audible) heard();
    });
    return () => {
      stop.abort();
      setSounding(false);
    };
  }, [id, enabled, speaks]);

  return sounding;
}

/** @returns false when something of it could not be heard, so that the clock has to end it. */
async function playAll(items: readonly MediaItem[], serverSpeaks: readonly string[], signal: AbortSignal) {
  for (const item of items) {
    if (signal.aborted) return false;
    const audible = await playItem(item, serverSpeaks, signal);
    if (!audible) return false;
  }
  return true;
}

function playItem(item: MediaItem, serverSpeaks: readonly string[], signal: AbortSignal): Promise<boolean> {
  if (item.type === 'audio') return playFile(urlOf(readAudioContent, { params: { id: item.audio } }), signal);
  const text = spokenText(item);
  const { language } = item;
  if (serverSpeaks.includes(language) && text.length <= 1000) {
    return playFile(urlOf(speak, { query: { text, language } }), signal);
  }
  return sayInBrowser(text, language, signal);
}

function spokenText(item: Exclude<MediaItem, { type: 'audio' }>): string {
  if (item.type === 'speech') return item.text;
  return item.type === 'digits' ? [...item.value].join(' ') : String(item.value);
}

function playFile(url: string, signal: AbortSignal): Promise<boolean> {
  const audio = new Audio(url);
  return new Promise((resolve) => {
    audio.onended = () => resolve(true);
    audio.onerror = () => resolve(false);
    signal.addEventListener('abort', () => {
      audio.pause();
      resolve(false);
    });
    audio.play().catch(() => resolve(false));
  });
}

function sayInBrowser(text: string, language: string, signal: AbortSignal): Promise<boolean> {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  if (voices.length === 0 || text.trim() === '') return Promise.resolve(false);
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  const voice = voices.find((candidate) => candidate.lang.startsWith(language));
  if (voice) utterance.voice = voice;
  return new Promise((resolve) => {
    const lost = setTimeout(() => resolve(false), LOST_AFTER_MS + text.length * 100);
    const done = (audible: boolean) => {
      clearTimeout(lost);
      resolve(audible);
    };
    utterance.onend = () => done(true);
    utterance.onerror = () => done(false);
    signal.addEventListener('abort', () => {
      window.speechSynthesis.cancel();
      done(false);
    });
    window.speechSynthesis.speak(utterance);
  });
}
