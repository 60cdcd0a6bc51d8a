package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.TestImages;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PICTURE    | a.jpg a.JPEG a.jpe a.jfif a.png a.bmp a.gif a.tif a.TIFF a.webp a.b.Png x/y.z/a.png",
                "TABLE      | labels.csv Labels.CSV a/labels.csv x.tsv",
                "BY_CONTENT | 0 IMG_0001 a/README x.y/001 IMG.0001 2021-01-01.12.30 a. README",
                "NONE       | a.txt a.json a.xmp a.pdf a.html x.png.txt a.jpg_large"
            })
    void kindsByTheEnding(FileKind.Use use, String names) {
        for (String name : names.split(" ")) {
            assertThat(FileKind.ofName(name).use()).as(name).isEqualTo(use);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEIC pictures are not read: convert them to JPEG or PNG          | a.heic IMG_1.HEIC a.heif a.hif",
                "AVIF pictures are not read: convert them to JPEG or PNG          | a.avif",
                "JPEG 2000 pictures are not read: convert them to JPEG or PNG     | a.jp2 a.j2k a.JPX",
                "JPEG XL pictures are not read: convert them to JPEG or PNG       | a.jxl",
                "Raw pictures are not read: convert them to JPEG or PNG           | a.dng a.CR2 a.nef a.arw a.RAF",
                "Photoshop pictures are not read: convert them to JPEG or PNG     | a.psd a.psb",
                "Vector pictures are not read: convert them to JPEG or PNG        | a.svg a.eps",
                "DICOM pictures are not read: convert them to JPEG or PNG         | a.dcm",
                "Other kinds of pictures are not read: convert them to JPEG or PNG| a.ico a.tga a.ppm a.exr",
                "videos                                                           | a.mp4 a.MOV a.avi",
                "archives, which are not opened: unpack them                      | a.zip a.tar a.tar.gz a.tgz a.7z a.rar",
                "spreadsheets, which are not read: save them as CSV               | a.xlsx a.ods",
                "files of other kinds                                             | a.txt a.json a.xmp a.mp3"
            })
    void whatIsPassedOverIsToldByItsKind(String reason, String names) {
        for (String name : names.split(" ")) {
            assertThat(FileKind.ofName(name).reason()).as(name).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif"})
    void picturesByTheirContent(String format) {
        byte[] picture = TestImages.encode(TestImages.halves(4, 2, BufferedImage.TYPE_INT_RGB), format);
        byte[] head = Arrays.copyOf(picture, FileKind.HEAD);

        assertThat(FileKind.ofContent(head).use()).isEqualTo(FileKind.Use.PICTURE);
    }

    @ParameterizedTest
    @MethodSource
    void otherContent(String head, FileKind.Use use, String reason) {
        assertThat(FileKind.ofContent(head.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new FileKind(use, reason));
    }

    private static Stream<Arguments> otherContent() {
        String none = "files without an ending that are no pictures";
        return Stream.of(
                Arguments.of("RIFF\0\0\0\0WEBPVP8 ", FileKind.Use.PICTURE, ""),
                Arguments.of("MM\0*\0\0\0\b", FileKind.Use.PICTURE, ""),
                Arguments.of("\0\0\0\u0018ftypheic\0\0\0\0", FileKind.Use.NONE, unread("HEIC")),
                Arguments.of("\0\0\0\u0018ftypmif1\0\0\0\0", FileKind.Use.NONE, unread("HEIC")),
                Arguments.of("\0\0\0\u0018ftypavif\0\0\0\0", FileKind.Use.NONE, unread("AVIF")),
                Arguments.of("\0\0\0\u0018ftypisom\0\0\0\0", FileKind.Use.NONE, none),
                Arguments.of("BM is a company", FileKind.Use.NONE, none),
                Arguments.of("RIFF\0\0\0\0WAVEfmt ", FileKind.Use.NONE, none),
                Arguments.of("#!/bin/sh", FileKind.Use.NONE, none),
                Arguments.of("", FileKind.Use.NONE, none));
    }

    private static String unread(String kind) {
        return kind + " pictures are not read: convert them to JPEG or PNG";
    }
}
