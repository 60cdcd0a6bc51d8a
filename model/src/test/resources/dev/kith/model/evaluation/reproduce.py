#!/usr/bin/env python3
"""Embeds pictures with an exported model, by the words of its model.json and nothing else. No package is needed.

    reproduce.py FOLDER      FOLDER holds model.json, model.safetensors and NAME.ppm; prints NAME and its embedding, line by line

The numbers in embeddings.csv come from here, for the model and the pictures that ExportedModel.main writes.
"""
import json, math, os, struct, sys


def tensors(path):
    with open(path, "rb") as f:
        data = f.read()
    n = struct.unpack("<Q", data[:8])[0]
    out = {}
    for name, e in json.loads(data[8:8 + n]).items():
        if name != "__metadata__":
            a, b = e["data_offsets"]
            out[name] = (e["shape"], struct.unpack(f"<{(b - a) // 4}f", data[8 + n + a:8 + n + b]))
    return out


def ppm(path):
    with open(path, "rb") as f:
        kind, size, top, data = f.read().split(b"\n", 3)
    w, h = map(int, size.split())
    return [[[data[(y * w + x) * 3 + c] for x in range(w)] for y in range(h)] for c in range(3)]  # [channel][y][x]


def transposed(plane):
    return [list(r) for r in zip(*plane)]


def average(line, target):
    """Area average of a line, times its length: a source pixel has so many parts as the target has pixels."""
    n, out = len(line), []
    for i in range(target):
        a, b = i * n, (i + 1) * n
        out.append(sum(line[j] * (min((j + 1) * target, b) - max(j * target, a)) for j in range(a // target, (b - 1) // target + 1)))
    return out


def both(plane, f, width, height):
    rows = [f(r, width) for r in plane]
    return transposed([f(c, height) for c in transposed(rows)])


def reduce(planes, guide):
    limit = guide["where_shorter_side_above"]
    n = max(1, min(len(planes[0]), len(planes[0][0])) // (4 * limit))
    planes = [[r[::n] for r in p[::n]] for p in planes]
    h, w = len(planes[0]), len(planes[0][0])
    if min(h, w) <= limit:
        return planes
    to = lambda v: max(1, (2 * v * limit + min(h, w)) // (2 * min(h, w)))
    planes = [both(p, average, to(w), to(h)) for p in planes]
    return [[[(2 * v + h * w) // (2 * h * w) for v in r] for r in p] for p in planes]


def kernel(x, a):
    x = abs(x)
    if x < 1:
        return (a + 2) * x ** 3 - (a + 3) * x ** 2 + 1
    return a * x ** 3 - 5 * a * x ** 2 + 8 * a * x - 4 * a if x < 2 else 0


def cubic(a):
    def resize(line, target):
        s, out = len(line) / target, []
        for i in range(target):
            weights = [kernel((j + 0.5 - (i + 0.5) * s) / max(s, 1), a) for j in range(len(line))]
            out.append(sum(w * v for w, v in zip(weights, line)) / sum(weights))
        return out
    return resize


def square(planes, guide):
    side, h, w = guide["shorter_side"], len(planes[0]), len(planes[0][0])
    th, tw = (side * v // min(h, w) for v in (h, w))
    top, left = round((th - side) / 2), round((tw - side) / 2)
    out = []
    for p in planes:
        big = both([[v / 255 for v in r] for r in p], cubic(guide["a"]), tw, th)
        out.append([[min(1, max(0, v)) for v in r[left:left + side]] for r in big[top:top + side]])
    return out


def conv(x, weight, stride):
    (out, inn, k, _), w = weight
    h, wd, pad = len(x[0]), len(x[0][0]), k // 2
    at = lambda c, y, z: x[c][y][z] if 0 <= y < h and 0 <= z < wd else 0
    return [[[sum(w[((o * inn + c) * k + i) * k + j] * at(c, y * stride + i - pad, z * stride + j - pad)
                  for c in range(inn) for i in range(k) for j in range(k))
              for z in range((wd + 2 * pad - k) // stride + 1)]
             for y in range((h + 2 * pad - k) // stride + 1)] for o in range(out)]


def factors(t, name, epsilon):
    get = lambda part: t[f"{name}.{part}"][1]
    return [(g / math.sqrt(v + epsilon), b - m * g / math.sqrt(v + epsilon))
            for g, b, m, v in zip(get("weight"), get("bias"), get("running_mean"), get("running_var"))]


def norm(x, t, name, epsilon):
    return [[[f * v + s for v in r] for r in p] for p, (f, s) in zip(x, factors(t, name, epsilon))]


def relu(x):
    return [[[max(v, 0) for v in r] for r in p] for p in x]


def linear(x, t, name):
    (out, inn), w = t[name + ".weight"]
    return [sum(w[o * inn + i] * x[i] for i in range(inn)) + t[name + ".bias"][1][o] for o in range(out)]


def features(x, t, net):
    e = net["norm_epsilon"]
    x = relu(norm(conv(x, t["encoder.stem.conv.weight"], net["stem"]["stride"]), t, "encoder.stem.norm", e))
    if net["stem"]["pool"] != "none":
        h, w = len(x[0]), len(x[0][0])
        x = [[[max(p[i][j] for i in range(max(0, 2 * y - 1), min(h, 2 * y + 2))
                   for j in range(max(0, 2 * z - 1), min(w, 2 * z + 2)))
               for z in range((w - 1) // 2 + 1)] for y in range((h - 1) // 2 + 1)] for p in x]
    for stage in net["stages"]:
        for b in range(stage["blocks"]):
            name, stride = f"{stage['name']}.block{b + 1}", stage["stride"] if b == 0 else 1
            r = relu(norm(conv(x, t[name + ".a.conv.weight"], stride), t, name + ".a.norm", e))
            r = norm(conv(r, t[name + ".b.conv.weight"], 1), t, name + ".b.norm", e)
            if name + ".shortcut.conv.weight" in t:
                x = norm(conv(x, t[name + ".shortcut.conv.weight"], stride), t, name + ".shortcut.norm", e)
            x = relu([[[u + v for u, v in zip(p, q)] for p, q in zip(a, b)] for a, b in zip(r, x)])
    return [sum(map(sum, p)) / (len(p) * len(p[0])) for p in x]


def unit(v):
    n = max(1e-12, math.sqrt(sum(x * x for x in v)))
    return [x / n for x in v]


def projection(f, t, net):
    if "projector.hidden.weight" in t:
        f = linear(f, t, "projector.hidden")
        f = [max(0, a * v + b) for v, (a, b) in zip(f, factors(t, "projector.norm", net["norm_epsilon"]))]
    return unit(linear(f, t, "projector.output"))


def embed(planes, model, t):
    guide, pre = model["inference"], model["preprocessing"]
    x = square(reduce(planes, guide["reduction"]), guide["resize"])
    x = [[[(v - m) / s for v in r] for r in p] for p, m, s in zip(x, pre["mean"], pre["std"])]
    views = [x] + ([[[r[::-1] for r in p] for p in x]] if guide["embedding"]["mirrored"] != "not used" else [])
    outputs = [features(v, t, guide["network"]) for v in views]
    if guide["embedding"]["of"] == "embedding":
        outputs = [projection(f, t, guide["network"]) for f in outputs]
    return unit([sum(v) / len(v) for v in zip(*outputs)])


folder = sys.argv[1]
with open(os.path.join(folder, "model.json")) as f:
    described = json.load(f)
held = tensors(os.path.join(folder, "model.safetensors"))
for file in sorted(os.listdir(folder)):
    if file.endswith(".ppm"):
        values = embed(ppm(os.path.join(folder, file)), described, held)
        print(",".join([file[:-4]] + [f"{v:.8f}" for v in values]))
