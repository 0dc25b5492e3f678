# SPDX-License-Identifier: MulanPSL-2.0
# Copyright (c) 2026 Tongming contributors
# Tongming is licensed under Mulan PSL v2.
# You can use this software according to the terms and conditions of the Mulan PSL v2.
# You may obtain a copy of Mulan PSL v2 at:
#          http://license.coscl.org.cn/MulanPSL2
# THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
# EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
# MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
# See the Mulan PSL v2 for more details.

"""PageRank of a file of edges by igraph's PRPACK, as one line of JSON."""

import array
import json
import resource
import sys
import time

import igraph

numbers = array.array("i")
with open(sys.argv[1], "rb") as file:
    numbers.frombytes(file.read())
edges, people, repositories = numbers[0], numbers[1], numbers[2]
left = numbers[3 : 3 + edges]
right = numbers[3 + edges : 3 + 2 * edges]
weights = list(numbers[3 + 2 * edges : 3 + 3 * edges])

begun = time.perf_counter()
graph = igraph.Graph(n=people + repositories, edges=zip(left, (people + node for node in right)))
built = time.perf_counter()
values = graph.pagerank(damping=0.85, weights=weights, implementation="prpack")
solved = time.perf_counter()

degrees = graph.degree()
joined = [value if degree else 0.0 for value, degree in zip(values, degrees)]
whole = sum(joined)
print(
    json.dumps(
        {
            "build": built - begun,
            "solve": solved - built,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "values": [value / whole for value in joined[:1000]],
        }
    )
)
