// Which cell of the grid a time falls into, from the bits of the time: the exponent and the first ten bits of the mantissa.
#pragma once
#include "curve.h"

enum { SHIFT = 42, LOOKUP = 1 << 15, NOWHERE = LOOKUP - 1 };  // 1024 cells to an octave
static uint8_t cell_of[LOOKUP];
static int32_t offset, last;

static void lookup(void) {
    uint64_t bits;
    memcpy(&bits, &grid[0], 8);
    offset = (int32_t)(bits >> SHIFT) - 1;
    memcpy(&bits, &grid[POINTS - 1], 8);
    last = (int32_t)(bits >> SHIFT) - offset + 1;
    if (last >= NOWHERE) abort();
    int cell = 0;
    for (int i = 0; i <= last; i++) {
        uint64_t from = (uint64_t)(i + offset) << SHIFT, to = (uint64_t)(i + offset + 1) << SHIFT;
        double low, high;
        memcpy(&low, &from, 8);
        memcpy(&high, &to, 8);
        while (cell < POINTS && grid[cell] < low) cell++;
        // A cell with a point of the grid inside is decided by comparison.
        cell_of[i] = cell < POINTS && grid[cell] < high ? 0xff : cell;
    }
    cell_of[last] = POINTS;
    cell_of[NOWHERE] = 0xff;
}

// The smallest j with time <= point j.
static int exactly(double time) {
    int cell = 0;
    while (cell < POINTS && time > grid[cell]) cell++;
    return cell;
}
