// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

// PageRank of a file of edges by plain Gauss-Seidel sweeps over compressed rows, as one line of JSON.

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  int size[3];
  if (file == NULL || fread(size, sizeof(int), 3, file) != 3) return 1;
  const size_t edges = (size_t)size[0], people = (size_t)size[1], nodes = people + (size_t)size[2];
  int *ends = malloc(3 * edges * sizeof(int));
  if (ends == NULL || fread(ends, sizeof(int), 3 * edges, file) != 3 * edges) return 1;
  const double begun = now();
  size_t *offsets = calloc(nodes + 1, sizeof(size_t)), *next = malloc(nodes * sizeof(size_t));
  int *sources = malloc(2 * edges * sizeof(int)), *weights = malloc(2 * edges * sizeof(int));
  double *total = calloc(nodes, sizeof(double)), *y = malloc(nodes * sizeof(double));
  if (!offsets || !next || !sources || !weights || !total || !y) return 1;
  for (size_t e = 0; e < edges; e++) {
    offsets[(size_t)ends[e] + 1]++;
    offsets[people + (size_t)ends[edges + e] + 1]++;
  }
  for (size_t n = 0; n < nodes; n++) {
    offsets[n + 1] += offsets[n];
    next[n] = offsets[n];
  }
  for (size_t e = 0; e < edges; e++) {
    const size_t left = (size_t)ends[e], right = people + (size_t)ends[edges + e];
    const int weight = ends[2 * edges + e];
    sources[next[left]] = (int)right;
    weights[next[left]++] = weight;
    sources[next[right]] = (int)left;
    weights[next[right]++] = weight;
    total[left] += weight;
    total[right] += weight;
  }
  const double built = now();
  for (size_t n = 0; n < nodes; n++) y[n] = total[n] > 0 ? 1 / total[n] : 1;
  double moved = 1, sum = 1;
  while (moved * (0.85 / 0.15) > 1e-10 * sum) {
    moved = 0;
    sum = 0;
    for (size_t n = 0; n < nodes; n++) {
      double reached = 0;
      for (size_t e = offsets[n]; e < offsets[n + 1]; e++) reached += weights[e] * y[sources[e]];
      const double unit = total[n] > 0 ? total[n] : 1, value = 0.15 + 0.85 * reached;
      moved += fabs(value - y[n] * unit);
      sum += value;
      y[n] = value / unit;
    }
  }
  const double solved = now();
  double whole = 0;
  for (size_t n = 0; n < nodes; n++) whole += total[n] > 0 ? y[n] * total[n] : 0;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"build\":%f,\"solve\":%f,\"memory\":%f,\"values\":[", built - begun, solved - built, (double)usage.ru_maxrss / 1024);
  for (size_t n = 0; n < 1000 && n < nodes; n++) printf("%s%.17g", n ? "," : "", total[n] > 0 ? y[n] * total[n] / whole : 0);
  printf("]}\n");
  return 0;
}
