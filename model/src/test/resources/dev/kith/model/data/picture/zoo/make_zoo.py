#!/usr/bin/env python3
"""Makes the pictures of this folder, with Pillow 9.4 of Debian 12: an encoder that shares nothing with the decoder under test.

All show the same: 40 x 24 pixels, red and green over blue and yellow, each 20 x 12; what differs is said in ZooTest's table.
"""
import io, os, struct, zlib

from PIL import Image, ImageChops, ImageCms

HERE = os.path.dirname(os.path.abspath(__file__))
COLOURS = ((220, 30, 30), (30, 200, 40), (30, 40, 220), (230, 220, 40))
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
# Red and green change places: a program that uses the profile shows other colours.
SWAPPED = SRGB.replace(b"rXYZ", b"@@@@").replace(b"gXYZ", b"rXYZ").replace(b"@@@@", b"gXYZ")


def quad():
    im = Image.new("RGB", (40, 24))
    for k, c in enumerate(COLOURS):
        im.paste(c, (20 * (k % 2), 12 * (k // 2), 20 * (k % 2) + 20, 12 * (k // 2) + 12))
    return im


def put(name, data):
    with open(os.path.join(HERE, name), "wb") as f:
        f.write(data)


def save(im, form, **k):
    o = io.BytesIO()
    im.save(o, form, **k)
    return o.getvalue()


def exif(tag):
    e = Image.Exif()
    e[0x0112] = tag
    return e


def stored_as(im, tag):
    """The picture that shows im when it is turned by the tag: the inverse of the turn."""
    t = Image.Transpose
    inverse = {2: t.FLIP_LEFT_RIGHT, 3: t.ROTATE_180, 4: t.FLIP_TOP_BOTTOM, 5: t.TRANSPOSE, 6: t.ROTATE_90,
               7: t.TRANSVERSE, 8: t.ROTATE_270}
    return im.transpose(inverse[tag]) if tag in inverse else im


# ---- JPEG -----------------------------------------------------------------------------------------------------------------
def segment(marker, data):
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def adobe(transform):
    return segment(0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, transform))


def profile(data, number=1, count=1):
    return segment(0xE2, b"ICC_PROFILE\0" + bytes((number, count)) + data)


def bare(b):
    """Without segments of applications."""
    out, i = b[:2], 2
    while b[i + 1] != 0xDA:
        n = 2 + struct.unpack(">H", b[i + 2:i + 4])[0]
        out += b"" if 0xE0 <= b[i + 1] <= 0xEF else b[i:i + n]
        i += n
    return out + b[i:]


def with_(b, *segments):
    return b[:2] + b"".join(segments) + b[2:]


def with_ids(b, ids):
    b, i = bytearray(b), 2
    while b[i + 1] != 0xDA:
        if b[i + 1] in (0xC0, 0xC2):
            for c in range(b[i + 9]):
                b[i + 10 + 3 * c] = ids[c]
        i += 2 + struct.unpack(">H", b[i + 2:i + 4])[0]
    for c in range(b[i + 4]):
        b[i + 5 + 2 * c] = ids[c]
    return bytes(b)


def inks(im):
    """Cyan, magenta, yellow and black, so that all four are used."""
    r, g, b = im.split()
    k = ImageChops.invert(ImageChops.lighter(ImageChops.lighter(r, g), b))
    out = []
    for x in (r, g, b):
        px, pk = x.load(), k.load()
        y = Image.new("L", im.size)
        py = y.load()
        for i in range(im.size[0]):
            for j in range(im.size[1]):
                py[i, j] = 255 - min(255, round(255 * px[i, j] / (255 - pk[i, j])))
        out.append(y)
    return out + [k]


def jpegs():
    im = quad()
    jfif = save(im, "JPEG", quality=95)
    full = save(im, "JPEG", quality=95, subsampling=0)
    ycc = bare(jfif)
    rgb = bare(save(Image.merge("YCbCr", im.split()), "JPEG", quality=95, subsampling=0))
    cmyk = save(Image.merge("CMYK", inks(im)), "JPEG", quality=95)
    c, m, y, k = inks(im)
    luma = Image.merge("RGB", (c, m, y)).convert("YCbCr").split()
    ycck = bare(save(Image.merge("CMYK", [ImageChops.invert(x) for x in luma] + [k]), "JPEG", quality=95))
    app0 = jfif[2:20]
    put("jfif.jpg", jfif)
    put("jfif-444.jpg", full)
    put("progressive.jpg", save(im, "JPEG", quality=95, progressive=True))
    put("grey.jpg", save(im.convert("L"), "JPEG", quality=95))
    put("no-markers.jpg", ycc)
    put("no-markers-444.jpg", bare(full))
    put("ids-012.jpg", with_ids(ycc, (0, 1, 2)))
    put("ids-rgb.jpg", with_ids(rgb, b"RGB"))
    put("adobe-0.jpg", with_(rgb, adobe(0)))
    put("adobe-1.jpg", with_(ycc, adobe(1)))
    put("adobe-1-444.jpg", with_(bare(full), adobe(1)))
    put("adobe-2.jpg", with_(ycc, adobe(2)))
    put("jfif-adobe-0.jpg", with_(ycc, app0, adobe(0)))
    put("jfif-adobe-1.jpg", with_(ycc, app0, adobe(1)))
    put("adobe-jfif.jpg", with_(ycc, adobe(1), app0))
    put("cmyk-adobe-0.jpg", cmyk)
    put("cmyk-no-adobe.jpg", bare(cmyk))
    put("cmyk-jfif.jpg", with_(bare(cmyk), app0))
    put("cmyk-profile-broken.jpg", with_(cmyk, profile(b"no profile at all")))
    put("ycck-adobe-2.jpg", with_(ycck, adobe(2)))
    put("ycck-adobe-1.jpg", with_(ycck, adobe(1)))
    put("ycck-jfif.jpg", with_(ycck, app0, adobe(2)))
    put("profile.jpg", with_(jfif, profile(SRGB)))
    put("profile-swapped.jpg", with_(jfif, profile(SWAPPED)))
    put("profile-twice.jpg", with_(jfif, profile(SRGB), profile(SRGB)))
    put("profile-part-missing.jpg", with_(jfif, profile(SRGB[:200], 1, 3)))
    put("profile-broken.jpg", with_(jfif, profile(b"\0" * 40)))
    put("comment.jpg", with_(jfif, segment(0xFE, b"made by hand")))
    put("fill-bytes.jpg", jfif[:2] + b"\xFF\xFF" + jfif[2:])
    put("film-behind.jpg", jfif + b"\0\0\0\x18ftypmp42" + bytes(300))
    put("preview-behind.jpg", jfif + full)
    for tag in range(2, 9):
        put(f"exif-{tag}.jpg", save(stored_as(im, tag), "JPEG", quality=95, subsampling=0, exif=exif(tag)))
    put("exif-only.jpg", with_(bare(full), segment(0xE1, b"Exif\0\0" + exif(1).tobytes()[6:])))
    put("exif-6-cmyk.jpg", save(stored_as(Image.merge("CMYK", inks(im)), 6), "JPEG", quality=95, exif=exif(6)))


# ---- PNG ------------------------------------------------------------------------------------------------------------------
def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def raw_png(bits, kind, rows, before=b"", after=b""):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 24, bits, kind, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + r for r in rows), 9))
    return b"\x89PNG\r\n\x1a\n" + head + before + body + after + chunk(b"IEND", b"")


def rows_of(pixel):
    """Rows of bytes; pixel says the bytes of one of the four fields."""
    return [b"".join(pixel(k) * 20 for k in (2 * (y // 12), 2 * (y // 12) + 1)) for y in range(24)]


def pngs():
    im = quad()
    grey = (60, 120, 180, 240)
    put("rgb.png", save(im, "PNG"))
    put("palette.png", save(im.convert("P", palette=Image.Palette.ADAPTIVE, colors=4), "PNG"))
    put("palette-8.png", save(im.convert("P", palette=Image.Palette.ADAPTIVE, colors=4), "PNG", bits=8))
    put("rgb-16.png", raw_png(16, 2, rows_of(lambda k: b"".join(bytes((v, 255 - v)) for v in COLOURS[k]))))
    put("grey-16.png", raw_png(16, 0, rows_of(lambda k: bytes((grey[k], 200)))))
    put("grey-alpha.png", raw_png(8, 4, rows_of(lambda k: bytes((grey[k], (255, 0, 128, 255)[k])))))
    put("rgba.png", raw_png(8, 6, rows_of(lambda k: bytes(COLOURS[k] + ((255, 0, 128, 255)[k],)))))
    put("rgba-16.png", raw_png(16, 6, rows_of(lambda k: b"".join(
        bytes((v, v)) for v in COLOURS[k] + ((255, 0, 128, 255)[k],)))))
    put("grey-key.png", raw_png(8, 0, rows_of(lambda k: bytes((grey[k],))), chunk(b"tRNS", b"\0\x78")))
    four = (0x44, 0x88, 0xCC, 0xFF)  # two pixels each
    put("grey-4-key.png", raw_png(4, 0, [bytes((four[k],)) * 10 + bytes((four[k + 1],)) * 10
                                         for k in (2 * (y // 12) for y in range(24))], chunk(b"tRNS", b"\0\x08")))
    put("rgb-key.png", raw_png(8, 2, rows_of(lambda k: bytes(COLOURS[k])),
                               chunk(b"tRNS", b"".join(b"\0" + bytes((v,)) for v in COLOURS[1]))))
    put("rgb-16-key.png", raw_png(16, 2, rows_of(lambda k: b"".join(bytes((v, v)) for v in COLOURS[k])),
                                  chunk(b"tRNS", b"".join(bytes((v, v)) for v in COLOURS[1]))))
    palette = chunk(b"PLTE", b"".join(map(bytes, COLOURS)))
    put("palette-alpha.png", raw_png(8, 3, rows_of(lambda k: bytes((k,))), palette + chunk(b"tRNS", b"\xff\0\x80")))
    put("palette-2.png", raw_png(2, 3, [bytes((0x55 * k,)) * 5 + bytes((0x55 * (k + 1),)) * 5
                                        for k in (2 * (y // 12) for y in range(24))], palette))
    put("bits-1.png", save(im.convert("RGB").split()[0].point(lambda v: 255 if v > 100 else 0).convert("1"), "PNG"))
    put("profile-broken.png", raw_png(8, 2, rows_of(lambda k: bytes(COLOURS[k])), chunk(b"iCCP", b"x\0\0nonsense")))
    put("profile-swapped.png", save(im, "PNG", icc_profile=SWAPPED))
    put("gamma.png", raw_png(8, 2, rows_of(lambda k: bytes(COLOURS[k])), chunk(b"gAMA", struct.pack(">I", 100000))))
    broken = chunk(b"tEXt", b"Comment\0hello")[:-1] + b"?"
    put("text-checksum.png", raw_png(8, 2, rows_of(lambda k: bytes(COLOURS[k])), broken))
    put("padded.png", save(im, "PNG") + bytes(300))
    for tag in (2, 3, 6, 8):
        put(f"exif-{tag}.png", save(stored_as(im, tag), "PNG", exif=exif(tag)))
    put("exif-behind.png", raw_png(8, 2, rows_of(lambda k: bytes(COLOURS[3 - k])),
                                   after=chunk(b"eXIf", exif(3).tobytes()[6:])))
    put("interlaced.png", interlaced(im))


def interlaced(im):
    """The seven passes of Adam7."""
    data, px = b"", im.load()
    for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
        for y in range(y0, 24, dy):
            data += b"\0" + b"".join(bytes(px[x, y]) for x in range(x0, 40, dx))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 24, 8, 2, 0, 0, 1))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")


# ---- GIF, BMP, TIFF, WebP -------------------------------------------------------------------------------------------------
def gifs():
    im = quad().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
    plain = save(im, "GIF", interlace=0)
    put("plain.gif", plain)
    put("interlaced.gif", save(im, "GIF", interlace=1))
    put("animated.gif", save(im, "GIF", save_all=True, append_images=[Image.new("P", (40, 24), 1)], duration=100, loop=0))
    place = plain.index(b",\0\0\0\0\x28\0\x18\0")
    moved = bytearray(plain)
    moved[6:10] = struct.pack("<HH", 60, 34)
    moved[place + 1:place + 5] = struct.pack("<HH", 10, 5)
    put("frame.gif", bytes(moved))
    moved[6:10] = struct.pack("<HH", 0, 0)
    moved[place + 1:place + 5] = bytes(4)
    put("canvas-zero.gif", bytes(moved))
    moved[6:10] = struct.pack("<HH", 20, 12)
    put("canvas-small.gif", bytes(moved))
    put("transparent.gif", save(im, "GIF", transparency=im.getpixel((30, 5)), interlace=0))


def bmps():
    im = quad()
    plain = save(im, "BMP")
    put("rgb.bmp", plain)
    put("palette.bmp", save(im.convert("P", palette=Image.Palette.ADAPTIVE, colors=4), "BMP"))
    turned = bytearray(save(im.transpose(Image.Transpose.FLIP_TOP_BOTTOM), "BMP"))
    turned[22:26] = struct.pack("<i", -24)
    put("top-down.bmp", bytes(turned))
    rows = b"".join(struct.pack("<H", (r >> 3) << 10 | (g >> 3) << 5 | b >> 3) for y in range(23, -1, -1)
                    for r, g, b in (im.getpixel((x, y)) for x in range(40)))
    head = struct.pack("<IiiHHIIiiII", 40, 40, 24, 1, 16, 0, len(rows), 2835, 2835, 0, 0)
    put("bits-16.bmp", b"BM" + struct.pack("<IHHI", 54 + len(rows), 0, 0, 54) + head + rows)


def tiffs():
    im = quad()
    for name, how in (("raw", None), ("lzw", "tiff_lzw"), ("deflate", "tiff_adobe_deflate"), ("packbits", "packbits")):
        put(f"{name}.tif", save(im, "TIFF", compression=how))
    put("jpeg.tif", save(im, "TIFF", compression="jpeg", quality=95))
    put("cmyk.tif", save(Image.merge("CMYK", inks(im)), "TIFF", compression="tiff_lzw"))
    lab = ImageCms.profileToProfile(im, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB")
    put("lab.tif", save(lab, "TIFF"))
    put("grey.tif", save(im.convert("L"), "TIFF"))
    put("grey-16.tif", save(deep(), "TIFF"))
    black = im.split()[0].point(lambda v: 255 if v > 100 else 0).convert("1")
    put("bits-1.tif", save(black, "TIFF"))
    put("bits-1-inverse.tif", save(black, "TIFF", tiffinfo={262: 0}))
    put("group4.tif", save(black, "TIFF", compression="group4"))
    put("palette.tif", save(im.convert("P", palette=Image.Palette.ADAPTIVE, colors=4), "TIFF"))
    rgba = im.convert("RGBA")
    rgba.putalpha(alpha())
    put("rgba.tif", save(rgba, "TIFF"))
    put("profile-swapped.tif", save(im, "TIFF", icc_profile=SWAPPED))
    for tag in range(2, 9):
        put(f"orientation-{tag}.tif", save(stored_as(im, tag), "TIFF", compression="tiff_lzw", tiffinfo={274: tag}))


def deep():
    """Grey values 60, 120, 180, 240 in the upper of two bytes."""
    values = b"".join(bytes((200, (60, 120, 180, 240)[2 * (y // 12) + x // 20])) for y in range(24) for x in range(40))
    return Image.frombytes("I;16", (40, 24), values)


def alpha():
    a = Image.new("L", (40, 24), 255)
    a.paste(0, (20, 0, 40, 12))
    a.paste(128, (0, 12, 20, 24))
    return a


def webps():
    im = quad()
    rgba = im.convert("RGBA")
    rgba.putalpha(alpha())
    put("lossy.webp", save(im, "WEBP", quality=98))
    put("lossless.webp", save(im, "WEBP", lossless=True))
    put("lossless-alpha.webp", save(rgba, "WEBP", lossless=True, exact=True))
    put("lossy-alpha.webp", save(rgba, "WEBP", quality=98))
    put("animated.webp", save(im, "WEBP", save_all=True, append_images=[im.rotate(180)], lossless=True))
    put("profile-swapped.webp", save(im, "WEBP", lossless=True, icc_profile=SWAPPED))
    for tag in (3, 6):
        put(f"exif-{tag}.webp", save(stored_as(im, tag), "WEBP", lossless=True, exif=exif(tag)))


for make in (jpegs, pngs, gifs, bmps, tiffs, webps):
    make()
