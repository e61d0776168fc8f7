/** Seconds from one bell to the next, and how long one sounds. */
const BETWEEN = 0.4;
const SOUNDS = 0.9;
/** Of a small bell: its tone and one above it, in hertz. */
const TONES = [880, 2217];
const LOUD = 0.35;

/** Bells that are heard. A browser lets a page be heard only once its reader has clicked or pressed a key. */
export class Bells {
  #sound: AudioContext | undefined;

  /** To be called from a click or a key. */
  ready(): void {
    if (typeof AudioContext === 'undefined') return;
    this.#sound ??= new AudioContext();
    this.#sound.resume().catch(() => {});
  }

  /** Rings so many times, one after the other; nothing where the page may not be heard. */
  ring(times: number): void {
    const sound = this.#sound;
    if (!sound) return;
    for (let time = 0; time < times; time++)
      for (const tone of TONES) strike(sound, tone, sound.currentTime + time * BETWEEN);
  }

  close(): void {
    this.#sound?.close().catch(() => {});
    this.#sound = undefined;
  }
}

function strike(sound: AudioContext, tone: number, at: number): void {
  const voice = new OscillatorNode(sound, { frequency: tone });
  const volume = new GainNode(sound, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime((LOUD * TONES[0]!) / tone, at + 0.005);
  volume.gain.exponentialRampToValueAtTime(0.001, at + SOUNDS);
  voice.connect(volume).connect(sound.destination);
  voice.start(at);
  voice.stop(at + SOUNDS);
}
