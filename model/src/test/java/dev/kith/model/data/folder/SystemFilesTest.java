package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SystemFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Synology: @eaDir, #recycle, #snapshot, @tmp, SYNOPHOTO_THUMB_XL.jpg, a.jpg@SynoEAStream, a.jpg@SynoResource",
                "QNAP: @Recycle, @Recently-Snapshot, .@__thumb, @__thumb, .@__qini, .@upload_cache",
                "Windows: $RECYCLE.BIN, RECYCLER, System Volume Information, Thumbs.db, thumbs.db, ehthumbs.db, desktop.ini,"
                        + " Desktop.ini, FOUND.000, a.jpg:Zone.Identifier",
                "macOS: __MACOSX, .DS_Store, ._a.png, .AppleDouble, .Spotlight-V100, .Trashes, .fseventsd, .TemporaryItems,"
                        + " .apdisk, Network Trash Folder",
                "Linux: lost+found, .Trash-1000, .directory, .nfs000000000012, .fuse_hidden0001, .thumbnails",
                "snapshots of a file system: .snapshot, .snapshots, .zfs, ~snapshot",
                "Picasa: .picasaoriginals, Picasa.ini, .picasa.ini",
                "Lightroom: Photos Previews.lrdata, Photos.lrcat, Photos.lrcat-lock",
                "version control: .git, .svn, .hg, .gitignore, .gitattributes, .dvc",
                "Jupyter and Python: .ipynb_checkpoints, __pycache__",
                "synchronisation: .dropbox.cache, .stfolder, .stversions"
            })
    void namesOfSystems(String line) {
        String owner = line.substring(0, line.indexOf(':'));
        for (String name : line.substring(owner.length() + 2).split(", ")) {
            assertThat(SystemFiles.reason(name)).as(name).hasValue("files and folders of " + owner);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", ".3.png", ".config", "._", "..."})
    void otherNamesWithADotAreHidden(String name) {
        assertThat(SystemFiles.reason(name)).as(name).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat", "001.png", "@home", "#1", "@2x.png", "Originals", "thumbs", "Thumbs", "found", "lost and found",
                "recycle", "$5", "snapshot", "git", "苹果", "desktop.png", "IMG_0001.JPG", "Temporary", "tmp",
                        "thumbs.db.png",
                "RECYCLE.BIN", "MACOSX", "eaDir", "previews", "picasa.png", "found.0001"
            })
    void namesThatAPersonGives(String name) {
        assertThat(SystemFiles.reason(name)).as(name).isEmpty();
    }

    @Test
    void theFirstPartOfAPathThatIsNoneOfTheUsers() {
        assertThat(SystemFiles.firstIn("cat/@eaDir/1.png/SYNOPHOTO_THUMB_M.jpg"))
                .hasValue("cat/@eaDir");
        assertThat(SystemFiles.firstIn("__MACOSX/cat/._1.png")).hasValue("__MACOSX");
        assertThat(SystemFiles.firstIn("cat/1.png")).isEmpty();
    }
}
