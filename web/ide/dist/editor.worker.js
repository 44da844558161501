import{a}from"./chunk-UZASBYMB.js";import"./chunk-Y6YWWDIL.js";import"./chunk-36HDUMUT.js";import"./chunk-XCQZVIIB.js";import"./chunk-ZHUE5WSO.js";import"./chunk-VUJKWCT3.js";export{a as initialize};
