// A bell for the trainer's page. It rings when the page says that it has rung once more, and once as it is wished for.
const PARTIALS = [[660, 0.3], [1320, 0.12], [1782, 0.06]];
const SOUNDS_FOR = 2.5;
let heard = null;
let sound = null;

function ring() {
  sound ??= new AudioContext();
  sound.resume();
  const from = sound.currentTime;
  for (const [pitch, loudness] of PARTIALS) {
    const tone = sound.createOscillator();
    const fading = sound.createGain();
    tone.frequency.value = pitch;
    fading.gain.setValueAtTime(loudness, from);
    fading.gain.exponentialRampToValueAtTime(0.0001, from + SOUNDS_FOR);
    tone.connect(fading).connect(sound.destination);
    tone.start(from);
    tone.stop(from + SOUNDS_FOR);
  }
}

export default function bell({ data }) {
  const now = data[0];
  const before = heard;
  heard = now;
  if (!now.wished || !before) return;
  const wishedJustNow = !before.wished;
  const rungOnceMore = before.clock === now.clock && now.rung > before.rung;
  if (wishedJustNow || rungOnceMore) ring();
}
