// SPDX-License-Identifier: EUPL-1.2
/*
 * Unpacks what the build packed (xtask/src/pack.rs): printable letters to bytes, and bytes by LZMA
 * with 1 literal context bit, no position bits and no header. Browsers have nothing that packs as
 * tightly and works in a page from a drive. What was sorted before (xtask/src/sort.rs) is joined again.
 */

/** The packed bytes of a text: two letters stand for 13 bits, the lowest first. */
function bytesOf(text) {
  // All printable letters except those that mean something inside quotation marks or in HTML.
  const letters = "!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  const values = new Uint8Array(128);
  for (let i = 0; i < letters.length; i++) values[letters.charCodeAt(i)] = i;

  const bytes = new Uint8Array((text.length * 13) >>> 4);
  for (let i = 0, at = 0, bits = 0, count = 0; i < text.length; i += 2) {
    bits |= (values[text.charCodeAt(i)] * letters.length + values[text.charCodeAt(i + 1)]) << count;
    for (count += 13; count > 7; count -= 8) {
      bytes[at++] = bits;
      bits >>>= 8;
    }
  }
  return bytes;
}

/**
 * Begins to unpack `size` bytes into `output`; `until` goes on until at least so many are there, so that the page can do
 * something else in between.
 */
function unpacking(packed, size) {
  const output = new Uint8Array(size);
  let end = 0;

  // The range decoder: one bit at a time, with a probability that learns. Range and code lie in an
  // array of 32-bit numbers, which engines handle much faster than variables of that size.
  const RANGE = 0;
  const CODE = 1;
  const window = new Uint32Array([-1, 0]);
  let next = 1;
  const take = () => (window[CODE] = (window[CODE] << 8) | packed[next++]);
  for (let i = 0; i < 4; i++) take();
  const narrow = (range) => {
    window[RANGE] = range;
    if (window[RANGE] < 0x1000000) {
      window[RANGE] <<= 8;
      take();
    }
  };
  const probabilities = new Uint16Array(0x2000).fill(1024);
  const bit = (at) => {
    const probability = probabilities[at];
    const bound = (window[RANGE] >>> 11) * probability;
    if (window[CODE] < bound) {
      probabilities[at] += (2048 - probability) >>> 5;
      narrow(bound);
      return 0;
    }
    probabilities[at] -= probability >>> 5;
    window[CODE] -= bound;
    narrow(window[RANGE] - bound);
    return 1;
  };

  // Where the probabilities of each kind begin.
  const MATCH = 0;
  const REPEATED = 12;
  const FIRST = 24;
  const SECOND = 36;
  const THIRD = 48;
  const LONG = 60;
  const LENGTH = 72;
  const REPEATED_LENGTH = 346;
  const SLOT = 620;
  const SPECIAL = 876;
  const ALIGN = 1004;
  const LITERAL = 1020;

  /** `count` bits, the highest first; each is read in the light of those before it. */
  const number = (at, count) => {
    let read = 1;
    for (let i = 0; i < count; i++) read = read * 2 + bit(at + read);
    return read - (1 << count);
  };
  /** The same with the lowest bit first. */
  const mirrored = (at, count) => {
    let read = 1;
    let value = 0;
    for (let i = 0; i < count; i++) {
      const one = bit(at + read);
      read = read * 2 + one;
      value |= one << i;
    }
    return value;
  };
  const length = (at) => {
    if (!bit(at)) return 2 + number(at + 2, 3);
    if (!bit(at + 1)) return 10 + number(at + 10, 3);
    return 18 + number(at + 18, 8);
  };
  const distance = (length) => {
    const slot = number(SLOT + (Math.min(length, 5) - 2) * 64, 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << count;
    if (slot < 14) return high + mirrored(SPECIAL + high - slot, count);
    let middle = 0;
    for (let i = 4; i < count; i++) {
      const half = window[RANGE] >>> 1;
      const one = window[CODE] < half ? 0 : 1;
      window[CODE] -= half * one;
      middle = middle * 2 + one;
      narrow(half);
    }
    return high + middle * 16 + mirrored(ALIGN, 4);
  };

  // What came last, and the last four distances.
  let state = 0;
  const distances = [0, 0, 0, 0];
  const until = (wanted) => {
    while (end < Math.min(wanted, size)) step();
  };
  const step = () => {
    if (!bit(MATCH + state)) {
      const at = LITERAL + 0x300 * (output[end - 1] >> 7);
      let letter = 1;
      if (state > 6) {
        // After a copy the letter is probably not the one that stood after the original.
        let other = output[end - distances[0] - 1];
        let same = true;
        while (same && letter < 256) {
          const expected = (other >> 7) & 1;
          other <<= 1;
          const one = bit(at + 256 * (1 + expected) + letter);
          letter = letter * 2 + one;
          same = one === expected;
        }
      }
      while (letter < 256) letter = letter * 2 + bit(at + letter);
      output[end++] = letter;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      return;
    }
    let count = 1;
    if (!bit(REPEATED + state)) {
      count = length(LENGTH);
      distances.pop();
      distances.unshift(distance(count));
      state = state < 7 ? 7 : 10;
    } else {
      const which = !bit(FIRST + state) ? 0 : !bit(SECOND + state) ? 1 : 2 + bit(THIRD + state);
      distances.unshift(...distances.splice(which, 1));
      if (which > 0 || bit(LONG + state)) {
        count = length(REPEATED_LENGTH);
        state = state < 7 ? 8 : 11;
      } else {
        state = state < 7 ? 9 : 11;
      }
    }
    for (const stop = end + count; end < stop; end++) output[end] = output[end - distances[0] - 1];
  };
  return { output, until };
}

/**
 * The WebAssembly of `size` bytes. What stands around its functions lies in `bytes` from `begin` until `end`, and the
 * functions belong between at `at`; their bytes lie by kind from each of `streams` on.
 */
function joined(bytes, begin, end, at, size, streams) {
  const wasm = new Uint8Array(size);
  wasm.set(bytes.subarray(begin, at));
  wasm.set(bytes.subarray(at, end), size + at - end);
  at -= begin;
  const OTHER = 0;
  const BRANCHES = 1;
  const LOCALS = 2;
  const WRITTEN = 3;
  const VARIABLES = 4;
  const PLACES = 5;
  const CONSTANTS = 6;
  const CALLS = 7;
  const WIDE = 8;
  const BLOCKS = 9;

  const byte = (stream) => (wasm[at++] = bytes[streams[stream]++]);
  /** A number, the lowest seven bits first. It is needed only where it is small. */
  const number = (stream) => {
    const digit = byte(stream);
    return digit < 128 ? digit : digit - 128 + 128 * number(stream);
  };

  for (let functions = number(OTHER); functions--; ) {
    const start = at;
    for (let locals = 2 * number(VARIABLES); locals--; ) number(VARIABLES);
    for (let depth = 1; depth; ) {
      const opcode = byte(OTHER);
      if (opcode === 32) number(LOCALS);
      else if (opcode === 33 || opcode === 34) number(WRITTEN);
      else if (opcode === 16) number(CALLS);
      else if (opcode === 65) number(CONSTANTS);
      else if (opcode === 66) number(WIDE);
      else if (opcode === 12 || opcode === 13) number(BRANCHES);
      else if (opcode === 11) depth--;
      else if (opcode > 1 && opcode < 5) {
        depth++;
        number(BLOCKS);
      } else if (opcode > 39 && opcode < 63) {
        // How the place is aligned is a hint, which the build has set to what the instruction says anyway.
        wasm[at++] = "23230011001122232301012"[opcode - 40];
        number(PLACES);
      } else if (opcode === 67 || opcode === 68) for (let count = opcode * 4 - 264; count--; ) byte(WIDE);
      else {
        // How many more numbers belong to it; of some instructions the first number tells.
        let more = 0;
        if (opcode === 17) more = 2;
        else if (opcode === 14) more = number(OTHER) + 1;
        else if ((opcode > 34 && opcode < 39) || opcode === 63 || opcode === 64 || opcode === 208 || opcode === 210) more = 1;
        else if (opcode === 252) {
          const which = number(OTHER);
          more = which < 8 ? 0 : which > 14 ? 1 : 2 - (which & 1);
        }
        while (more--) number(OTHER);
      }
    }
    // Now the size is known that stands before the function.
    let length = at - start;
    let digits = 1;
    while (length >> (7 * digits)) digits++;
    wasm.copyWithin(start + digits, start, at);
    at += digits;
    for (let place = start; place < start + digits; length >>= 7) wasm[place++] = length > 127 ? length | 128 : length;
  }
  return wasm;
}

/**
 * What the build has packed: how far it is unpacked is up to `until`. `numbers` reads so many numbers at its beginning,
 * which say where everything lies, and `text` a text between two of these places.
 */
const opened = (packed) => {
  const all = new DataView(packed.buffer).getUint32(0);
  const { output: bytes, until } = unpacking(packed.subarray(4), all);
  return {
    all,
    bytes,
    until,
    numbers: (count) => {
      until(4 * count);
      // Not Array.from, which some pages replace.
      return [...Array(count).keys()].map((i) => new DataView(bytes.buffer).getUint32(4 * i));
    },
    text: (from, to) => new TextDecoder().decode(bytes.subarray(from, to)),
  };
};
